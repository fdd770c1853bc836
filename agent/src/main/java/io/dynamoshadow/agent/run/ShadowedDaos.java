package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.agent.weave.WovenMethods;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.dual.DualCall;
import io.dynamoshadow.dual.StackRoom;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** All DAOs of the settings: numbers their methods for the weaver, and finds the dual DAO of a call. Thread-safe. */
final class ShadowedDaos implements WovenMethods {
    private static final Logger LOG = AgentLog.logger("io.dynamoshadow");
    /** What else could not be woven until then is told with it. */
    private static final long TELL_AFTER_MILLIS = 1_000;
    /** How often to look whether all agents are started. */
    private static final long STARTS_AGENTS_MILLIS = 1_000;

    private final Map<String, ShadowedDao> byInterface = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Gates gates = new Gates();
    private final Background background = new Background(LOG);
    private final Lull lull = new Lull(background);
    private final EngineSoon engine;
    private volatile WovenMethod[] methods = {};
    private volatile @Nullable LoadedClasses loaded;
    private final AtomicBoolean looksInNextLull = new AtomicBoolean();

    ShadowedDaos(ShadowSettings settings, ApplicationModules modules) {
        this.engine = new EngineSoon(settings, modules, background, gates);
        for (DaoSettings dao : settings.daos()) {
            byInterface.put(dao.interfaceName(), new ShadowedDao(dao, engine));
        }
    }

    /** @param counter how many classes were loaded so far, by which a lull is told */
    void loadedClasses(IntSupplier counter) {
        lull.of(counter);
    }

    /** See {@link io.dynamoshadow.dual.DualDao#look}. */
    @Nullable
    DualCall look(
            int number,
            Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        WovenMethod method = methods[number];
        ShadowedDao dao = method.daoOf(self);
        return dao == null || dao.isOnlyAround(self)
                ? null
                : dao.slotOf(self.getClass()).look(number, method, self, first, second, third, fourth);
    }

    @Nullable
    DualCall enter(int number, Object self, @Nullable Object[] arguments) {
        WovenMethod method = methods[number];
        ShadowedDao dao = method.daoOf(self);
        return dao == null || dao.isOnlyAround(self)
                ? null
                : dao.slotOf(self.getClass()).enter(number, method, self, arguments);
    }

    /** All of them, in the order of their names in the settings. */
    Collection<ShadowedDao> all() {
        return byInterface.values();
    }

    /**
     * Has classes looked for that were loaded before they could be woven, or were not looked at for their names.
     *
     * @param missingAfterMillis how long after the application's start DAOs are told of which there is no class; 0 for never
     * @param starter of the application
     */
    void lookIn(LoadedClasses classes, long missingAfterMillis, PremainThread starter) {
        loaded = classes;
        lookInNextLull();
        if (missingAfterMillis > 0) {
            tellMissing(classes, missingAfterMillis, starter);
        }
    }

    private void tellMissing(LoadedClasses classes, long afterMillis, PremainThread starter) {
        if (starter.isStartingAgents()) {
            later(() -> tellMissing(classes, afterMillis, starter), STARTS_AGENTS_MILLIS);
        } else {
            later(() -> classes.tellMissing(afterMillis), afterMillis);
        }
    }

    /** An application may have a lull before its DAOs are loaded, and so there is another look after each that is. */
    private void lookInNextLull() {
        LoadedClasses classes = loaded;
        if (classes != null && looksInNextLull.compareAndSet(false, true)) {
            lull.run(() -> {
                looksInNextLull.set(false);
                classes.weave();
            });
        }
    }

    /** Has something done in the background. */
    void later(Runnable work, long millis) {
        Future<?> unused = background.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    /** Makes what all calls need, which the first would make otherwise. */
    void makeEngine() {
        Engine unused = engine.get();
    }

    /**
     * A class of the DAO has been woven and is about to be loaded: gets ready for its first call, but not at once. The
     * application is starting too, and needs its processors.
     */
    private void prepareSoon(ShadowedDao dao, ClassLoader loader) {
        WeakReference<ClassLoader> application = new WeakReference<>(loader);
        lull.run(() -> {
            prepare(dao, application.get());
            dao.tellWeaving();
            engine.get().wake();
        });
    }

    /** @param loader null where the application is gone already */
    private void prepare(ShadowedDao dao, @Nullable ClassLoader loader) {
        try {
            if (loader != null) {
                // not initialised, and only the interface: the application's order of things stays its own
                dao.slotOfInterface(Class.forName(dao.settings().interfaceName(), false, loader))
                        .make();
                dao.slots().found(loader);
            }
            engine.get().changed();
        } catch (ClassNotFoundException | LinkageError notYet) {
            LOG.debug(
                    "{}: to be prepared by its first call, since {}",
                    dao.settings().name(),
                    notYet.toString());
        }
    }

    /** Plans those of these interfaces that some class implements, and does not wait for their first call. */
    void prepare(List<Class<?>> interfaces) {
        for (Class<?> each : interfaces) {
            ShadowedDao dao = byInterface.get(each.getName());
            if (dao != null && dao.weaving().isWoven()) {
                dao.slotOfInterface(each).make();
            }
        }
    }

    @Override
    public int numberOf(String interfaceName, String methodName, String descriptor) {
        String key = interfaceName + " " + methodName + descriptor;
        Integer known = numbers.get(key);
        return known != null ? known : number(key, WovenMethod.of(dao(interfaceName), methodName, descriptor));
    }

    @Override
    public int numberOfLent(String interfaceName, String className, String methodName, String descriptor) {
        int number =
                number("lent " + className + " " + methodName + descriptor, WovenMethod.lent(methodName, descriptor));
        ShadowedDao borrower = dao(interfaceName);
        methods[number].lendTo(borrower);
        gates.refresh();
        borrower.weaving().lender(className);
        return number;
    }

    private synchronized int number(String key, WovenMethod method) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        List<WovenMethod> more = new ArrayList<>(java.util.Arrays.asList(methods));
        more.add(method);
        methods = more.toArray(new WovenMethod[0]);
        int number = gates.add(method);
        numbers.put(key, number);
        return number;
    }

    private ShadowedDao dao(String interfaceName) {
        ShadowedDao dao = byInterface.get(interfaceName);
        if (dao == null) {
            throw new IllegalArgumentException(interfaceName + " is not configured");
        }
        return dao;
    }

    @Override
    public void woven(
            String interfaceName,
            String className,
            @Nullable ClassLoader loader,
            byte[] originalClassFile,
            List<String> methodNames) {
        ShadowedDao dao = byInterface.get(interfaceName);
        if (dao != null && loader != null) {
            boolean unused = StackRoom.prepare();
            dao.woven(className, loader, originalClassFile);
            dao.weaving().woven(className, loader, methodNames);
            dao.slots().expect(loader);
            gates.refresh();
            prepareSoon(dao, loader);
            lookInNextLull();
        }
    }

    @Override
    public void left(String interfaceName, String className, @Nullable ClassLoader loader, List<String> reasons) {
        ShadowedDao dao = byInterface.get(interfaceName);
        if (dao != null && dao.weaving().left(className, reasons)) {
            later(dao::tellWeaving, TELL_AFTER_MILLIS);
        }
    }

    @Override
    public void borrowed() {
        LoadedClasses looking = loaded;
        if (looking != null) {
            looking.weaveSoon();
        }
    }
}
