package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.DifferenceSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.dual.DualDao;
import io.dynamoshadow.flag.FixedFlags;
import io.dynamoshadow.flag.Flags;
import io.dynamoshadow.flag.KillSwitch;
import io.dynamoshadow.flag.LaunchDarklyFlags;
import io.dynamoshadow.flag.StartingFlags;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.outbox.Journal;
import io.dynamoshadow.report.DaoReport;
import io.dynamoshadow.report.DifferenceFile;
import io.dynamoshadow.store.DeferredItemStore;
import io.dynamoshadow.store.VersionClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What all dual DAOs share: flags, the DynamoDB client, threads. It sleeps until the first call, or until the first
 * lull after a class was woven; then flags and client are made in the background, since each takes a good part of a second, and no
 * call waits for either unless DynamoDB is to answer it. Thread-safe.
 */
final class Engine {
    private static final Logger LOG = AgentLog.logger("io.dynamoshadow");
    private static final long POLL_MILLIS = 10;
    private static final long LATE_POLL_MILLIS = 1_000;
    private static final long LOOK_AGAIN_MILLIS = 1_000;

    private final ShadowSettings settings;
    private final ApplicationModules modules;
    private final StartingFlags flags;
    private final KillSwitch killSwitch = new KillSwitch();
    private final VersionClock clock = new VersionClock();
    private final List<LastingDao> daos = new CopyOnWriteArrayList<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Background background;
    private final LeftWritesTurns leftWrites;
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    /** Or given up on: writes of a DAO that is opened from now on need not wait for them. */
    private volatile boolean flagsAreKnown;

    private final CountDownLatch writesAreDecided = new CountDownLatch(1);
    private final Connections connections;
    private final Switches switches;
    private final Watching watching;
    private final Journal journal;
    private final @Nullable DifferenceFile differences;

    Engine(ShadowSettings settings, ApplicationModules modules, Background background) {
        this.settings = settings;
        this.modules = modules;
        this.background = background;
        this.leftWrites = new LeftWritesTurns(daos, background);
        this.flags = new StartingFlags(settings.flags());
        this.switches = new Switches(settings, killSwitch, daos, this::changed, LOG);
        this.watching = new Watching(settings, flags::isReady, switches::offBy, this::changed, LOG);
        this.connections = new Connections(settings, daos, background, this::progress, LOG);
        this.differences = differenceFile(settings.differences());
        this.journal = OutboxLog.journal(settings.outbox(), LOG);
    }

    /** Has done what is to be done when the JVM ends; to be called once. */
    void tidyUpAtEndOfJvm() {
        new Shutdown(settings.outbox(), daos, journal, writesAreDecided, this::decideWrites, LOG).atEndOfJvm();
    }

    private static @Nullable DifferenceFile differenceFile(DifferenceSettings settings) {
        Path file = settings.file();
        return file == null
                ? null
                : new DifferenceFile(
                        file,
                        settings.fileMegabytes() * 1_048_576L,
                        settings.files(),
                        new AgentThreads("differences"),
                        LOG);
    }

    /** Something has changed of which {@link #onChange} tells. */
    void changed() {
        changeListeners.forEach(Runnable::run);
    }

    /** Has someone told whenever what flags say may have changed, or whether they are known; on some thread. */
    void onChange(Runnable listener) {
        flags.onChange(listener);
        changeListeners.add(listener);
    }

    /** Opens the outbox, in a thread of its own. */
    void wakeOutbox() {
        journal.wake();
    }

    /** Starts what calls need, once: flags first, since they decide whether the client is needed. */
    void wake() {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        try {
            journal.wake();
            // one after the other: with more threads we would take more of the application's processors
            new AgentThreads("start")
                    .newThread(() -> {
                        watching.start(background);
                        startFlags();
                        switches.start();
                        connections.open(clock, watching.capacity());
                    })
                    .start();
        } catch (Throwable noThread) {
            started.set(false);
            throw noThread;
        }
        // what hangs on the flags is told when they change; where that telling failed, it is made up for here
        background.every(LOOK_AGAIN_MILLIS, () -> {
            flags.lookAgain();
            leftWrites.takeUp();
            changed();
        });
    }

    /** As {@link #wake}, and where that cannot be done now, a little later: nobody else would do it any more. */
    void wakeSurely() {
        try {
            wake();
        } catch (Throwable noThread) {
            later(this::wake, LOOK_AGAIN_MILLIS);
        }
    }

    private void startFlags() {
        try {
            flags.started(newFlags());
        } catch (Throwable failed) {
            LOG.error("flags cannot be had, so the defaults hold: {}", failed.toString());
            flags.started(new FixedFlags(settings.flags()));
        }
        long deadline = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(settings.flags().startWaitMillis());
        background.execute(() -> awaitFlags(deadline));
    }

    private Flags newFlags() {
        if (settings.flags().sdkKey() == null && settings.flags().file() == null) {
            LOG.warn("neither flags.sdk-key nor flags.file is set: the defaults hold for ever");
            return new FixedFlags(settings.flags());
        }
        return LaunchDarklyFlags.start(settings.flags(), killSwitch, new AgentThreads("flags"));
    }

    private void awaitFlags(long deadline) {
        boolean ready = flags.isReady();
        if (!ready && System.nanoTime() < deadline) {
            later(() -> awaitFlags(deadline), POLL_MILLIS);
            return;
        }
        if (!ready) {
            LOG.warn(
                    "flags are not known after {} ms; the defaults hold until they are",
                    settings.flags().startWaitMillis());
            later(this::awaitLateFlags, LATE_POLL_MILLIS);
        }
        decideWrites();
        progress();
    }

    private void awaitLateFlags() {
        if (flags.isReady()) {
            LOG.info("flags are known now");
            changed();
            progress();
        } else {
            later(this::awaitLateFlags, LATE_POLL_MILLIS);
        }
    }

    private void decideWrites() {
        flagsAreKnown = true;
        for (LastingDao dao : daos) {
            dao.open().forEach(open -> open.dual.flagsAreKnown());
        }
        // not sooner: whoever waits for this looks then what is on its way
        writesAreDecided.countDown();
        changed();
    }

    /** On the background thread: something has come that was waited for. */
    private void progress() {
        boolean decided = flagsAreKnown && connections.isDecided();
        for (LastingDao lasting : daos) {
            for (OpenDao dao : lasting.open()) {
                if (flags.isReady() && dao.tableIsReady && !dao.told) {
                    dao.told = true;
                    LOG.info("{}: ready, flags and DynamoDB are there", dao.plan.name());
                }
            }
            if (decided) {
                lasting.started();
            }
        }
    }

    /** Has something done in the background, and done again where it fails. */
    void later(Runnable work, long millis) {
        java.util.concurrent.Future<?> unused = background.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    /** Makes the classes of the interface's application readable to us. */
    void reach(Class<?> daoInterface) {
        modules.open(daoInterface);
    }

    /** What lasts of a DAO; to be asked for once. */
    LastingDao lasting(DaoSettings dao) {
        LastingDao lasting = new LastingDao(dao, killSwitch.over(flags.of(dao)), settings, journal, differences, LOG);
        daos.add(lasting);
        watching.add(lasting);
        return lasting;
    }

    /** Makes the dual DAO of a plan. Quick: neither flags nor the client are waited for. */
    OpenDao open(DaoPlan plan, ShadowedDao shadowed) {
        LastingDao lasting = shadowed.lasting();
        DeferredItemStore store = new DeferredItemStore(settings.dynamo().timeoutMillis(), clock);
        DualDao dual = new DualDao(
                new DaoMirror(plan, store),
                lasting.flags,
                lasting.outbox,
                lasting.shadowReads,
                new DaoReport(lasting.report, plan.methods()));
        OpenDao dao = new OpenDao(plan, dual, store);
        lasting.add(dao);
        if (flagsAreKnown) {
            dual.flagsAreKnown();
        }
        shadowed.tell(plan);
        background.execute(() -> connections.connect(dao));
        return dao;
    }
}
