package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.agent.weave.LateWeaving;
import io.dynamoshadow.config.DaoSettings;
import java.lang.instrument.Instrumentation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What can be known of the classes that are loaded only by going through all of them: which should have been woven, and which
 * DAOs nobody implements. That takes some milliseconds, and is done off the application's threads. Thread-safe.
 */
final class LoadedClasses {
    private static final Logger LOG = AgentLog.logger("io.dynamoshadow");
    private static final long SOON_MILLIS = 50;
    private static final long LATER_MILLIS = 1_000;

    private final Instrumentation instrumentation;
    private final LateWeaving late;
    private final ShadowedDaos daos;
    private final AtomicInteger waiting = new AtomicInteger();

    LoadedClasses(Instrumentation instrumentation, LateWeaving late, ShadowedDaos daos) {
        this.instrumentation = instrumentation;
        this.late = late;
        this.daos = daos;
    }

    /** Weaves what is not woven yet; gives those of the configured interfaces that are loaded. */
    List<Class<?>> weave() {
        return late.weaveLoaded();
    }

    /**
     * Does so in the background: before long, and once more a little later, since a class that is woven now takes a moment
     * until it is loaded. Quick: it is called while classes are being loaded.
     */
    void weaveSoon() {
        if (waiting.compareAndSet(0, 2)) {
            Runnable work = new Runnable() {
                @Override
                public void run() {
                    waiting.decrementAndGet();
                    weave();
                }
            };
            daos.later(work, SOON_MILLIS);
            daos.later(work, LATER_MILLIS);
        }
    }

    /** Tells of each DAO of which no class was loaded in all this time, and what may be the cause. */
    void tellMissing(long afterMillis) {
        Set<String> interfaces = new HashSet<>();
        for (Class<?> each : weave()) {
            interfaces.add(each.getName());
        }
        for (ShadowedDao dao : daos.all()) {
            if (isMissing(dao)) {
                boolean isLoaded = interfaces.contains(dao.settings().interfaceName());
                LOG.warn(missing(dao.settings(), isLoaded, afterMillis));
            }
        }
    }

    /** Whether nothing is known of a DAO, not even that a class is named in its place: that is told then. */
    boolean isMissing(ShadowedDao dao) {
        if (dao.weaving().isEmpty()) {
            late.tellMistaken(dao.settings().interfaceName());
        }
        return dao.weaving().isEmpty();
    }

    private String missing(DaoSettings dao, boolean isLoaded, long afterMillis) {
        String since = afterMillis % 1000 == 0 ? afterMillis / 1000 + " s" : afterMillis + " ms";
        if (isLoaded) {
            return dao.name() + ": no class that implements " + dao.interfaceName() + " has been loaded for " + since
                    + ", so nothing is mirrored until one is";
        }
        String nearest = nearestTo(dao.interfaceName());
        return dao.name() + ": " + dao.interfaceName() + " has not been loaded for " + since
                + ", so nothing is mirrored until it is. "
                + (nearest == null
                        ? "If that is a mistake, mend dao." + dao.name() + ".interface"
                        : "Did you mean dao." + dao.name() + ".interface = " + nearest + "?");
    }

    /** What is loaded of a similar name, or null. */
    @Nullable
    String nearestTo(String interfaceName) {
        return NearestType.to(interfaceName, instrumentation.getAllLoadedClasses());
    }
}
