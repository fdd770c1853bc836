package io.dynamoshadow.agent;

import io.dynamoshadow.agent.isolate.IsolatedClassLoader;
import java.lang.reflect.InvocationTargetException;

/** Starts the command line, in a class loader of its own. */
final class CommandStart {
    private static final String COMMAND = "io.dynamoshadow.agent.cli.ShadowCommand";

    private CommandStart() {}

    static void run(String[] arguments) throws Throwable {
        IsolatedClassLoader loader = new IsolatedClassLoader(AgentStart.jar());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass(COMMAND).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException problem) {
            throw problem.getTargetException();
        }
    }
}
