package io.dynamoshadow.agent.run;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.operation.ParameterNames;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * One DAO of the settings, wherever its interface is loaded: a server may hold several applications with the same interface,
 * and each has a dual DAO of its own, found by its class and gone with it. Thread-safe.
 */
final class ShadowedDao {
    private final DaoSettings settings;
    private final Engine engine;
    private final Set<String> wovenClasses = new ConcurrentSkipListSet<>();
    private final WovenClassFiles classFiles = new WovenClassFiles();
    private @Nullable LastingDao lasting;

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

    /** What all applications with this DAO share, and what stays when they go. */
    synchronized LastingDao lasting() {
        if (lasting == null) {
            lasting = engine.lasting(settings);
        }
        return lasting;
    }

    /** Called while the class is being loaded. */
    void woven(String className, ClassLoader loader, byte[] classFile) {
        wovenClasses.add(className);
        classFiles.add(className, loader, classFile);
    }

    /** The simple names of what was woven so far, for people. */
    String wovenClasses() {
        StringBuilder text = new StringBuilder();
        for (String name : wovenClasses) {
            text.append(text.length() == 0 ? "" : ", ").append(name.substring(name.lastIndexOf('.') + 1));
        }
        return text.toString();
    }

    /** What the classes woven so far call their parameters, those of the interface's own application first. */
    ParameterNames parameterNames(Class<?> daoInterface) {
        return classFiles.parameterNames(daoInterface.getClassLoader());
    }

    /** Whether it only passes calls on, perhaps after others of its own, to an object whose class is woven itself. */
    boolean isOnlyAround(Object proxy) {
        for (Class<?> c = SpringProxies.targetClass(proxy); c != null; c = c.getSuperclass()) {
            if (wovenClasses.contains(c.getName())) {
                return true;
            }
        }
        return false;
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
