package io.dynamoshadow.agent;

import io.dynamoshadow.agent.isolate.IsolatedClassLoader;
import java.lang.reflect.InvocationTargetException;

/** What {@code java -jar dynamo-shadow-agent.jar} starts: the command line, in a class loader of its own. */
public final class Main {
    private static final String COMMAND = "io.dynamoshadow.agent.cli.ShadowCommand";

    private Main() {}

    /** Hands over to the command line, which ends the JVM with its exit code. */
    public static void main(String[] arguments) throws Throwable {
        IsolatedClassLoader loader = new IsolatedClassLoader(Agent.jar());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            loader.loadClass(COMMAND).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException problem) {
            throw problem.getTargetException();
        }
    }
}
