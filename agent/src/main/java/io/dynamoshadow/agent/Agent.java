package io.dynamoshadow.agent;

import io.dynamoshadow.agent.isolate.BridgeInstaller;
import io.dynamoshadow.agent.isolate.IsolatedClassLoader;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM calls for {@code -javaagent}, and for an attach to a running one. Lives in the system class loader, beside
 * the application; all the rest of the agent lives in an {@link IsolatedClassLoader}.
 *
 * <p>Never throws: a Throwable out of premain would stop the application.
 */
public final class Agent {
    private static final String RUNTIME = "io.dynamoshadow.agent.run.AgentRuntime";
    private static final AtomicBoolean ATTACHED = new AtomicBoolean();

    private Agent() {}

    /** Called by the JVM before the application's main. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        attach(arguments, instrumentation);
    }

    /** Called by the JVM when the agent is attached to a running application. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        attach(arguments, instrumentation);
    }

    private static void attach(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            if (isJdkTool(System.getProperty("sun.java.command"))) {
                return;
            }
            if (!ATTACHED.compareAndSet(false, true)) {
                say("attached already: the second -javaagent (or attach) does nothing");
                return;
            }
            start(arguments, instrumentation);
        } catch (Throwable problem) {
            say("not attached: " + (problem instanceof InvocationTargetException ? problem.getCause() : problem));
        }
    }

    private static void start(@Nullable String arguments, Instrumentation instrumentation) throws Exception {
        File jar = jar();
        IsolatedClassLoader loader = new IsolatedClassLoader(jar);
        BridgeInstaller.install(instrumentation, loader);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // libraries look for their services in the context loader: it must be ours, not the application's
        thread.setContextClassLoader(loader);
        try {
            loader.loadClass(RUNTIME)
                    .getMethod("start", Instrumentation.class, String.class, File.class)
                    .invoke(null, instrumentation, arguments, jar);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The jar that this class was loaded from, whatever its name. */
    static File jar() throws URISyntaxException {
        CodeSource source = Agent.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("the agent's jar cannot be found: its classes have no code source");
        }
        return new File(source.getLocation().toURI());
    }

    /**
     * Whether this JVM is javac, jps, jcmd, keytool and the like, which meet the agent only because of
     * JAVA_TOOL_OPTIONS. A program started from its source file has a javac class as its main class too, but is no tool.
     */
    static boolean isJdkTool(@Nullable String command) {
        return command != null
                && (command.startsWith("jdk.")
                        || command.startsWith("java.base/")
                        || command.startsWith("sun.tools.")
                        || command.startsWith("sun.security.tools.")
                        || command.startsWith("com.sun.tools."))
                && !command.contains("com.sun.tools.javac.launcher.");
    }

    private static void say(String line) {
        System.err.println("[dynamo-shadow] " + line);
    }
}
