package io.dynamoshadow.agent;

import io.dynamoshadow.agent.isolate.IsolatedClassLoader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

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
            explain(problem.getTargetException());
        } catch (IOException unreadable) {
            explain(unreadable);
        } catch (ClassNotFoundException missing) {
            explain(missing);
        }
    }

    /** A jar that is damaged is told in one line; all else, as a bug, is not ours to hide. */
    private static void explain(Throwable problem) throws Throwable {
        boolean isOfJar = problem instanceof LinkageError
                || problem instanceof ClassNotFoundException
                || problem instanceof IOException;
        if (!isOfJar) {
            throw problem;
        }
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        System.err.println("error: " + cause.getMessage() + " (is the agent's jar damaged?)");
        System.exit(2);
    }
}
