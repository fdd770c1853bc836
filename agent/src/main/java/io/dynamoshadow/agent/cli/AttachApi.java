package io.dynamoshadow.agent.cli;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own way into JVMs that run already, {@code com.sun.tools.attach}. By reflection: up to Java 8 it is in the JDK's
 * tools.jar, later in the module jdk.attach, and runtimes that are no JDK have neither.
 */
final class AttachApi {
    private static final String MACHINE = "com.sun.tools.attach.VirtualMachine";
    private static final String DESCRIPTOR = "com.sun.tools.attach.VirtualMachineDescriptor";

    private final Class<?> machine;
    private final Class<?> descriptor;

    private AttachApi(ClassLoader loader) throws ClassNotFoundException {
        machine = Class.forName(MACHINE, true, loader);
        descriptor = Class.forName(DESCRIPTOR, true, loader);
    }

    /**
     * That of the running JDK.
     *
     * @throws CommandException where there is none
     */
    static AttachApi ofThisJdk() {
        List<ClassLoader> loaders = new ArrayList<>();
        loaders.add(ClassLoader.getSystemClassLoader());
        loaders.addAll(toolsOfJava8());
        for (ClassLoader loader : loaders) {
            try {
                return new AttachApi(loader);
            } catch (ClassNotFoundException | LinkageError notThere) {
                // then in the next
            }
        }
        throw new CommandException("this Java, " + System.getProperty("java.home")
                + ", is no whole JDK: it cannot attach to other JVMs. Run the command with a JDK:"
                + " /path/to/jdk/bin/java -jar dynamo-shadow-agent.jar attach …");
    }

    private static List<ClassLoader> toolsOfJava8() {
        List<ClassLoader> found = new ArrayList<>();
        String home = System.getProperty("java.home");
        for (String each : Arrays.asList(home + "/../lib/tools.jar", home + "/lib/tools.jar")) {
            File tools = new File(each);
            if (tools.isFile()) {
                try {
                    found.add(
                            new URLClassLoader(new URL[] {tools.toURI().toURL()}, ClassLoader.getSystemClassLoader()));
                } catch (IOException unusable) {
                    // as if it were not there
                }
            }
        }
        return found;
    }

    /** The JVMs of this user that can be seen, and what they run, by their process ids. */
    Map<String, String> running() {
        Map<String, String> running = new LinkedHashMap<>();
        try {
            for (Object each : (List<?>) call(machine, null, "list")) {
                running.put((String) call(descriptor, each, "id"), (String) call(descriptor, each, "displayName"));
            }
        } catch (Exception unknown) {
            // no process tells of itself
        }
        return running;
    }

    /** @throws Exception as the API does, which tells the reason */
    Connection connect(String pid) throws Exception {
        return new Connection(call(machine, null, "attach", pid));
    }

    private static Object call(Class<?> type, @Nullable Object self, String method, String... arguments)
            throws Exception {
        Class<?>[] types = new Class<?>[arguments.length];
        Arrays.fill(types, String.class);
        try {
            return type.getMethod(method, types).invoke(self, (Object[]) arguments);
        } catch (InvocationTargetException failed) {
            Throwable cause = failed.getTargetException();
            throw cause instanceof Exception ? (Exception) cause : new IllegalStateException(cause);
        }
    }

    /** A JVM that is attached to. */
    final class Connection implements AutoCloseable {
        private final Object connected;

        private Connection(Object connected) {
            this.connected = connected;
        }

        /** Returns when the agent has started. */
        void loadAgent(String jar, String arguments) throws Exception {
            call(machine, connected, "loadAgent", jar, arguments);
        }

        Properties systemProperties() throws Exception {
            return (Properties) call(machine, connected, "getSystemProperties");
        }

        @Override
        public void close() {
            try {
                call(machine, connected, "detach");
            } catch (Exception gone) {
                // then so is the connection
            }
        }
    }
}
