package io.dynamoshadow.agent.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Whether a person is looking, and at how wide a page. */
final class Terminal {
    private static final int USUAL_WIDTH = 100;
    private static final int NARROWEST = 80;
    private static final int WIDEST = 200;

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

    /**
     * How many characters a line may have.
     *
     * @param asked a number, or null where nobody asked; then COLUMNS tells, else it is 100
     */
    static int width(@Nullable Integer asked) {
        if (asked != null) {
            return Math.max(NARROWEST, asked);
        }
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[1-9]\\d{0,3}")
                ? Math.min(WIDEST, Math.max(NARROWEST, Integer.parseInt(columns)))
                : USUAL_WIDTH;
    }
}
