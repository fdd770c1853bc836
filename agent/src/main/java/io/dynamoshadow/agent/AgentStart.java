package io.dynamoshadow.agent;

import io.dynamoshadow.agent.isolate.BridgeInstaller;
import io.dynamoshadow.agent.isolate.IsolatedClassLoader;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts the agent, which but for these few classes lives in an {@link IsolatedClassLoader}. Where that fails in any way,
 * one line says so, and the application runs on; another attempt may follow.
 */
final class AgentStart {
    private static final String RUNTIME = "io.dynamoshadow.agent.run.AgentRuntime";
    private static final String ATTACHED_ALREADY = "attached already: the second -javaagent (or attach) does nothing";
    private static final AtomicBoolean ATTACHED = new AtomicBoolean();

    private AgentStart() {}

    /** Before the application starts. */
    static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            String command = System.getProperty("sun.java.command");
            if (isJdkTool(command) || isOurOwn(command)) {
                return;
            }
            if (!ATTACHED.compareAndSet(false, true)) {
                Agent.say(ATTACHED_ALREADY);
                return;
            }
            start("premain", arguments, instrumentation);
        } catch (Throwable problem) {
            Agent.say(Agent.NOT_ATTACHED + describe(problem));
        }
    }

    /** While the application runs. What came of it is told to whoever asked for it, too. */
    static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        AttachReply reply = AttachReply.askedForBy(arguments);
        try {
            if (!ATTACHED.compareAndSet(false, true)) {
                Agent.say(ATTACHED_ALREADY);
                reply.give("already\n" + ATTACHED_ALREADY);
                return;
            }
            reply.give(start("agentmain", reply.arguments(), instrumentation));
        } catch (Throwable problem) {
            String line = Agent.NOT_ATTACHED + describe(problem);
            Agent.say(line);
            reply.give("failed\n" + line);
        }
    }

    /** What the runtime answers: a first line for programs, and lines for people. */
    private static String start(String how, @Nullable String arguments, Instrumentation instrumentation)
            throws Exception {
        boolean attached = false;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            File jar = jar();
            IsolatedClassLoader loader = new IsolatedClassLoader(jar);
            Callable<Boolean> bridge = new BridgeInstaller(instrumentation, loader);
            // libraries look for their services in the context loader: it must be ours, not the application's
            thread.setContextClassLoader(loader);
            String answer = (String) loader.loadClass(RUNTIME)
                    .getMethod(how, Instrumentation.class, String.class, Callable.class, Function.class)
                    .invoke(null, instrumentation, arguments, bridge, new Failed());
            attached = answer.startsWith("attached");
            return answer;
        } finally {
            thread.setContextClassLoader(before);
            if (!attached) {
                ATTACHED.set(false);
            }
        }
    }

    /**
     * To be asked where it turns out later that nothing is attached: gives what is to be told then, and another attempt may follow, as
     * after any that failed.
     */
    private static final class Failed implements Function<Throwable, String> {
        @Override
        public String apply(Throwable problem) {
            ATTACHED.set(false);
            return Agent.NOT_ATTACHED + describe(problem);
        }
    }

    /** The jar that this class was loaded from, whatever its name. */
    static File jar() throws URISyntaxException {
        CodeSource source = AgentStart.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("the agent's jar cannot be found: its classes have no code source");
        }
        return new File(source.getLocation().toURI());
    }

    /** What went wrong, and what may be the cause where that does not tell. */
    private static String describe(Throwable problem) {
        Throwable cause = problem;
        while (cause instanceof InvocationTargetException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof SecurityException) {
            return cause
                    + ". Let the security manager's policy say: grant codeBase \"file:/path/dynamo-shadow-agent.jar\""
                    + " { permission java.security.AllPermission; };";
        }
        boolean isOfJar = cause instanceof LinkageError
                || cause instanceof ClassNotFoundException
                || cause instanceof IOException;
        return isOfJar ? cause + " (is the agent's jar damaged?)" : cause.toString();
    }

    /** Whether this JVM runs our own command line, which meets the agent only because of JAVA_TOOL_OPTIONS. */
    private static boolean isOurOwn(@Nullable String command) throws URISyntaxException, IOException {
        // with java -jar it is the program's jar, behind which Java 8 has put the agent's
        String program = System.getProperty("java.class.path", "").split(File.pathSeparator, 2)[0];
        return command != null
                && (command + " ").startsWith(program + " ")
                && new File(program).getCanonicalFile().equals(jar().getCanonicalFile());
    }

    /**
     * Whether this JVM is javac, jps, jcmd, keytool and the like, which meet the agent only because of
     * JAVA_TOOL_OPTIONS. A program started from its source file has a javac class as its main class too, but is no tool.
     */
    static boolean isJdkTool(@Nullable String command) {
        if (command == null || command.contains("com.sun.tools.javac.launcher.")) {
            return false;
        }
        String main = command.indexOf(' ') < 0 ? command : command.substring(0, command.indexOf(' '));
        return !main.endsWith(".jar")
                && !main.endsWith(".war")
                && (main.startsWith("jdk.")
                        || main.startsWith("java.") // a module of the JDK: nobody else may have such a class
                        || main.startsWith("sun.")
                        || main.startsWith("com.sun.tools.")
                        || main.startsWith("com.sun.corba."));
    }
}
