package io.dynamoshadow.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls for {@code -javaagent}, and for an attach to a running one. Its class file is one of Java 5, which a
 * JVM too old for all the rest can read: a Throwable out of premain would stop the application, and so would a class that
 * cannot be loaded.
 *
 * <p>Never throws. Lives in the system class loader, beside the application. Must call nothing that Java 5 has not.
 */
public final class Agent {
    static final String NOT_ATTACHED = "not attached, so the application runs without it: ";

    private Agent() {}

    /** Called by the JVM before the application's main. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            String complaint = JavaVersion.complaint();
            if (complaint == null) {
                AgentStart.premain(arguments, instrumentation);
            } else {
                say(NOT_ATTACHED + complaint);
            }
        } catch (Throwable problem) {
            say(NOT_ATTACHED + problem);
        }
    }

    /** Called by the JVM when the agent is attached to a running application. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            String complaint = JavaVersion.complaint();
            if (complaint == null) {
                AgentStart.agentmain(arguments, instrumentation);
            } else {
                say(NOT_ATTACHED + complaint);
            }
        } catch (Throwable problem) {
            say(NOT_ATTACHED + problem);
        }
    }

    static void say(String line) {
        try {
            System.err.println("[dynamo-shadow] " + line);
        } catch (Throwable nobodyListens) {
            // and nothing is to be done about it
        }
    }
}
