package io.dynamoshadow.agent.run;

/**
 * The thread that starts the JVM's agents, one after the other, and then the application. Other agents may take a minute for it,
 * the more so on Java 8, which compiles nothing until it has started all of them; in that time the application loads no DAO.
 * Thread-safe.
 */
final class PremainThread {
    /** Calls premain and agentmain, in Java 8 to 25 at least; by another name we would only tell too soon. */
    private static final String CALLER = "sun.instrument.InstrumentationImpl";

    private final Thread thread;

    private PremainThread(Thread thread) {
        this.thread = thread;
    }

    /** To be called in a premain or agentmain. */
    static PremainThread current() {
        return new PremainThread(Thread.currentThread());
    }

    /** Whether an agent is still being started, ours or another. Takes the stack of that thread, and so is not for every call. */
    boolean isStartingAgents() {
        StackTraceElement[] stack = thread.getStackTrace();
        for (int i = stack.length - 1; i >= 0; i--) {
            if (stack[i].getClassName().equals(CALLER)) {
                return true;
            }
        }
        return false;
    }
}
