package io.dynamoshadow.agent.cli;

import java.io.Console;

/** Whether a person is looking. */
final class Terminal {
    private Terminal() {}

    /** Up to Java 21 there is a console only where there is a terminal; from 22 on there always is, and it can be asked. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }
}
