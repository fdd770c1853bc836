package io.dynamoshadow.agent.run;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The named modules of an application, which need not have opened their packages to anybody: they are opened to the agent's
 * own module, so that entities can be read and built. No other module gains by it, and the JDK's own stay as they are. All by
 * reflection, since Java 8 has no modules. Thread-safe.
 */
final class ApplicationModules {
    private final Instrumentation instrumentation;
    private final @Nullable Reflection modules;

    ApplicationModules(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
        this.modules = Reflection.orNull();
    }

    /** Opens the module of a type, and all that may be used in it. What cannot be opened is found out by who needs it. */
    void open(Class<?> type) {
        if (modules == null) {
            return;
        }
        try {
            for (Object module : modules.around(type)) {
                modules.open(module, instrumentation);
            }
        } catch (ReflectiveOperationException | RuntimeException notAllowed) {
            // an entity whose package stays closed says which, and what to write
        }
    }

    /** {@code java.lang.Module} and {@code ModuleLayer}, as Java 9 and later have them. */
    private static final class Reflection {
        private final ClassLoader ours = ApplicationModules.class.getClassLoader();
        private final Method moduleOf;
        private final Method isNamed;
        private final Method nameOf;
        private final Method layerOf;
        private final Method packagesOf;
        private final Method loaderOf;
        private final Method isOpen;
        private final Method redefine;
        private final Method modulesOf;
        private final Method parentsOf;
        private final Object bootLayer;
        private final Object ourModule;

        private Reflection() throws ReflectiveOperationException {
            Class<?> module = Class.forName("java.lang.Module");
            Class<?> layer = Class.forName("java.lang.ModuleLayer");
            moduleOf = Class.class.getMethod("getModule");
            isNamed = module.getMethod("isNamed");
            nameOf = module.getMethod("getName");
            layerOf = module.getMethod("getLayer");
            packagesOf = module.getMethod("getPackages");
            loaderOf = module.getMethod("getClassLoader");
            isOpen = module.getMethod("isOpen", String.class, module);
            modulesOf = layer.getMethod("modules");
            parentsOf = layer.getMethod("parents");
            bootLayer = layer.getMethod("boot").invoke(null);
            ourModule = ClassLoader.class.getMethod("getUnnamedModule").invoke(ours);
            redefine = Instrumentation.class.getMethod(
                    "redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class);
        }

        static @Nullable Reflection orNull() {
            try {
                return new Reflection();
            } catch (ReflectiveOperationException javaEight) {
                return null;
            }
        }

        /** Those of the type's own layer and of all below it. */
        Set<Object> around(Class<?> type) throws ReflectiveOperationException {
            Deque<Object> layers = new ArrayDeque<>();
            layers.add(bootLayer);
            Object own = layerOf.invoke(moduleOf.invoke(type));
            if (own != null) {
                layers.add(own);
            }
            Set<Object> seen = new HashSet<>();
            Set<Object> found = new HashSet<>();
            for (Object layer = layers.poll(); layer != null; layer = layers.poll()) {
                if (seen.add(layer)) {
                    layers.addAll((List<?>) parentsOf.invoke(layer));
                    for (Object module : (Set<?>) modulesOf.invoke(layer)) {
                        if (isApplications(module)) {
                            found.add(module);
                        }
                    }
                }
            }
            return found;
        }

        private boolean isApplications(Object module) throws ReflectiveOperationException {
            Object loader = loaderOf.invoke(module);
            String name = String.valueOf(nameOf.invoke(module));
            return (Boolean) isNamed.invoke(module)
                    && loader != null
                    && loader != ours.getParent()
                    && !name.startsWith("java.")
                    && !name.startsWith("jdk.");
        }

        void open(Object module, Instrumentation instrumentation) throws ReflectiveOperationException {
            Map<String, Set<Object>> opened = new HashMap<>();
            for (Object name : (Set<?>) packagesOf.invoke(module)) {
                if (!(Boolean) isOpen.invoke(module, name, ourModule)) {
                    opened.put((String) name, Collections.singleton(ourModule));
                }
            }
            if (!opened.isEmpty()) {
                redefine.invoke(
                        instrumentation,
                        module,
                        Collections.emptySet(),
                        Collections.emptyMap(),
                        opened,
                        Collections.emptySet(),
                        Collections.emptyMap());
            }
        }
    }
}
