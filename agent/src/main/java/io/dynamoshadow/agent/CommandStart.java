package io.dynamoshadow.agent;

import io.dynamoshadow.agent.isolate.IsolatedClassLoader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Starts the command line, in a class loader of its own. */
final class CommandStart {
    private static final String COMMAND = "io.dynamoshadow.agent.cli.ShadowCommand";

    private CommandStart() {}

    static void run(String[] arguments) throws Throwable {
        try {
            IsolatedClassLoader loader = new IsolatedClassLoader(AgentStart.jar());
            Thread.currentThread().setContextClassLoader(loader);
            loader.loadClass(COMMAND).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException problem) {
            explain(problem.getTargetException(), arguments);
        } catch (IOException unreadable) {
            explain(unreadable, arguments);
        } catch (ClassNotFoundException missing) {
            explain(missing, arguments);
        } catch (LinkageError damaged) {
            explain(damaged, arguments);
        }
    }

    /** A jar that is damaged is told in one line; all else, as a bug, is not ours to hide. */
    private static void explain(Throwable problem, String[] arguments) throws Throwable {
        boolean isOfJar = problem instanceof ClassNotFoundException
                || problem instanceof IOException
                || (problem instanceof LinkageError && !(problem instanceof ExceptionInInitializerError));
        if (!isOfJar || Arrays.asList(arguments).contains("--debug")) {
            throw problem;
        }
        StringBuilder text = new StringBuilder(problem.toString());
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause.getMessage());
        }
        System.err.println("error: " + text + " (is the agent's jar damaged? --debug shows more)");
        System.exit(2);
    }
}
