package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.weave.WeaveReport;
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
    private final WeaveReport weaving = new WeaveReport();
    private volatile @Nullable String problem;
    private final DaoSlots slots = new DaoSlots();

    private final ClassValue<DualDaoSlot> byInterface = new ClassValue<DualDaoSlot>() {
        @Override
        protected DualDaoSlot computeValue(Class<?> daoInterface) {
            DualDaoSlot slot = new DualDaoSlot(ShadowedDao.this, daoInterface, engine);
            slots.add(slot);
            return slot;
        }
    };

    private final ClassValue<DualDaoSlot> byClass = new ClassValue<DualDaoSlot>() {
        @Override
        protected DualDaoSlot computeValue(Class<?> implementation) {
            Class<?> daoInterface = find(implementation);
            if (daoInterface == null) {
                throw new IllegalStateException(implementation + " does not implement " + settings.interfaceName());
            }
            DualDaoSlot slot = byInterface.get(daoInterface);
            slots.found(implementation.getClassLoader());
            return slot;
        }
    };

    private final ClassValue<Boolean> isImplemented = new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return find(type) != null;
        }
    };

    ShadowedDao(DaoSettings settings, Engine engine) {
        this.settings = settings;
        this.engine = engine;
    }

    DaoSlots slots() {
        return slots;
    }

    DaoSettings settings() {
        return settings;
    }

    WeaveReport weaving() {
        return weaving;
    }

    /** Its plan came to nothing, for some application at least. */
    void cannotBeMirrored(String reason) {
        problem = reason;
        engine.cannotMirror(settings, reason);
    }

    /** Why it cannot be mirrored; null as far as is known. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Called while the class is being loaded. */
    void woven(String className, @Nullable ClassLoader loader, byte[] classFile) {
        if (wovenClasses.add(className)) {
            classFiles.add(className, loader, classFile);
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
        return classFiles.parameterNames();
    }

    /** Whether objects of a class are DAOs of this kind at all, for methods that other objects have too. */
    boolean isImplementedBy(Class<?> type) {
        return isImplemented.get(type);
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
