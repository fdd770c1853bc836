package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.agent.weave.WeaveReport;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * One DAO of the settings, wherever its interface is loaded: a server may hold several applications with the same interface,
 * and each has a dual DAO of its own, found by its class and gone with it. Thread-safe.
 */
final class ShadowedDao {
    private static final Logger LOG = AgentLog.logger("io.dynamoshadow");

    private final DaoSettings settings;
    private final EngineSoon engine;
    private final Set<String> wovenClasses = new ConcurrentSkipListSet<>();
    private final WovenClassFiles classFiles = new WovenClassFiles();
    private @Nullable LastingDao lasting;
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

    ShadowedDao(DaoSettings settings, EngineSoon engine) {
        this.settings = settings;
        this.engine = engine;
    }

    DaoSlots slots() {
        return slots;
    }

    DaoSettings settings() {
        return settings;
    }

    /** What all applications with this DAO share, and what stays when they go. */
    synchronized LastingDao lasting() {
        if (lasting == null) {
            lasting = engine.get().lasting(settings);
        }
        return lasting;
    }

    WeaveReport weaving() {
        return weaving;
    }

    /** Tells what was woven, and what not, since this was done last. */
    void tellWeaving() {
        WeaveReport.News news = weaving.takeNews();
        if (!news.lines().isEmpty()) {
            log(settings.name() + ": " + settings.interfaceName() + PlanText.lines(news.lines()), news.isTrouble());
        }
    }

    /** Tells how it will be mirrored, and what was woven for that. */
    void tell(DaoPlan plan) {
        WeaveReport.News news = weaving.takeNews();
        log(PlanText.of(plan, wovenClasses(), news.lines()), news.isTrouble());
    }

    private static void log(String text, boolean isTrouble) {
        if (isTrouble) {
            LOG.warn(text);
        } else {
            LOG.info(text);
        }
    }

    /** Its plan came to nothing, for some application at least. */
    void cannotBeMirrored(String reason) {
        problem = reason;
        LOG.error("{}: cannot be mirrored, so it stays with Mongo: {}", settings.name(), reason);
    }

    /** Why it cannot be mirrored; null as far as is known. */
    @Nullable
    String problem() {
        return problem;
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
