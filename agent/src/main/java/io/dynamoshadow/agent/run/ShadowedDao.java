package io.dynamoshadow.agent.run;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.operation.ParameterNames;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * One DAO of the settings, wherever its interface is loaded: a server may hold several applications with the same interface,
 * and each has a dual DAO of its own, found by its class and gone with it. Thread-safe.
 */
final class ShadowedDao {
    /** Some servers deploy the same application again and again. */
    private static final int MOST_CLASS_FILES = 32;

    private final DaoSettings settings;
    private final Engine engine;
    private final Set<String> wovenClasses = new ConcurrentSkipListSet<>();
    private final Map<String, byte[]> wovenClassFiles = new ConcurrentHashMap<>();

    private final ClassValue<DualDaoSlot> byInterface = new ClassValue<DualDaoSlot>() {
        @Override
        protected DualDaoSlot computeValue(Class<?> daoInterface) {
            return new DualDaoSlot(ShadowedDao.this, daoInterface, engine);
        }
    };

    private final ClassValue<DualDaoSlot> byClass = new ClassValue<DualDaoSlot>() {
        @Override
        protected DualDaoSlot computeValue(Class<?> implementation) {
            Class<?> daoInterface = find(implementation);
            if (daoInterface == null) {
                throw new IllegalStateException(implementation + " does not implement " + settings.interfaceName());
            }
            return byInterface.get(daoInterface);
        }
    };

    ShadowedDao(DaoSettings settings, Engine engine) {
        this.settings = settings;
        this.engine = engine;
    }

    DaoSettings settings() {
        return settings;
    }

    /** Keeps the class file until the parameter names in it are needed: this is called while the class is being loaded. */
    void woven(String className, byte[] classFile) {
        if (wovenClasses.add(className) && wovenClassFiles.size() < MOST_CLASS_FILES) {
            wovenClassFiles.put(className, classFile);
        }
    }

    /** The simple names of what was woven so far, for people. */
    String wovenClasses() {
        StringBuilder text = new StringBuilder();
        for (String name : wovenClasses) {
            text.append(text.length() == 0 ? "" : ", ").append(name.substring(name.lastIndexOf('.') + 1));
        }
        return text.toString();
    }

    /** What the classes woven so far call their parameters. */
    ParameterNames parameterNames() {
        ParameterNames names = ParameterNames.none();
        for (Map.Entry<String, byte[]> woven : wovenClassFiles.entrySet()) {
            names = names.orElse(ParameterNames.of(woven.getKey(), woven.getValue()));
        }
        return names;
    }

    DualDaoSlot slotOf(Class<?> implementation) {
        return byClass.get(implementation);
    }

    DualDaoSlot slotOfInterface(Class<?> daoInterface) {
        return byInterface.get(daoInterface);
    }

    private @Nullable Class<?> find(Class<?> implementation) {
        for (Class<?> c = implementation; c != null; c = c.getSuperclass()) {
            for (Class<?> each : c.getInterfaces()) {
                Class<?> found = findIn(each);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private @Nullable Class<?> findIn(Class<?> someInterface) {
        if (someInterface.getName().equals(settings.interfaceName())) {
            return someInterface;
        }
        for (Class<?> each : someInterface.getInterfaces()) {
            Class<?> found = findIn(each);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
