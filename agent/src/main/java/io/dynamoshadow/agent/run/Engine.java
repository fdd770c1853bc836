package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.agent.weave.WeaveReport;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.dual.DualDao;
import io.dynamoshadow.dual.ShadowReads;
import io.dynamoshadow.flag.FixedFlags;
import io.dynamoshadow.flag.Flags;
import io.dynamoshadow.flag.LaunchDarklyFlags;
import io.dynamoshadow.flag.StartingFlags;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.report.DaoReport;
import io.dynamoshadow.report.StatusJson;
import io.dynamoshadow.report.StatusPage;
import io.dynamoshadow.store.DeferredItemStore;
import io.dynamoshadow.store.DynamoItemStore;
import io.dynamoshadow.store.VersionClock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What all dual DAOs share: flags, the DynamoDB client, threads. It sleeps until the first call, or until a second after the
 * first class was woven; then flags and client are made in the background, since each takes a good part of a second, and no
 * call waits for either unless DynamoDB is to answer it. Thread-safe.
 */
final class Engine {
    private static final Logger LOG = AgentLog.logger("io.dynamoshadow");
    private static final int LANES = 8;
    private static final int LANE_CAPACITY = 10_000;
    private static final long DRAIN_MILLIS = 5_000;
    private static final long FLUSH_MILLIS = 1_000;
    private static final long POLL_MILLIS = 10;
    private static final long LOOK_AGAIN_MILLIS = 1_000;
    private static final long PREPARE_AFTER_MILLIS = 1_000;
    private static final long SHORTEST_RETRY_MILLIS = 1_000;
    private static final long LONGEST_RETRY_MILLIS = 30_000;

    private final ShadowSettings settings;
    private final StartingFlags flags;
    private final VersionClock clock = new VersionClock();
    private final List<OpenDao> open = new CopyOnWriteArrayList<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Background background = new Background(LOG);
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch flagsAreKnown = new CountDownLatch(1);
    private @Nullable DynamoItemStore client;
    private @Nullable Throwable clientFailure;

    Engine(ShadowSettings settings) {
        this.settings = settings;
        this.flags = new StartingFlags(settings.flags());
    }

    /** Has someone told whenever what flags say may have changed, or whether they are known; on some thread. */
    void onChange(Runnable listener) {
        flags.onChange(listener);
        changeListeners.add(listener);
    }

    /**
     * A class of the DAO has been woven and is about to be loaded: gets ready for its first call, but not at once. The
     * application is starting too, and needs its processors.
     */
    void prepareSoon(ShadowedDao dao, @Nullable ClassLoader loader) {
        later(
                () -> {
                    try {
                        // not initialised, and only the interface: the application's order of things stays its own
                        dao.slotOfInterface(Class.forName(dao.settings().interfaceName(), false, loader))
                                .make();
                        dao.gates().arrived();
                    } catch (ClassNotFoundException | LinkageError notYet) {
                        LOG.debug(
                                "{}: to be prepared by its first call, since {}",
                                dao.settings().name(),
                                notYet.toString());
                    }
                    tellWeaving(dao);
                    wake();
                },
                PREPARE_AFTER_MILLIS);
    }

    /** Something of the DAO could not be woven. Told a second later, with what else comes until then. */
    void tellWeavingSoon(ShadowedDao dao) {
        later(() -> tellWeaving(dao), PREPARE_AFTER_MILLIS);
    }

    private static void tellWeaving(ShadowedDao dao) {
        WeaveReport.News news = dao.weaving().takeNews();
        if (!news.lines().isEmpty()) {
            log(
                    dao.settings().name() + ": " + dao.settings().interfaceName() + PlanText.lines(news.lines()),
                    news.isTrouble());
        }
    }

    private static void log(String text, boolean isTrouble) {
        if (isTrouble) {
            LOG.warn(text);
        } else {
            LOG.info(text);
        }
    }

    /** Starts what calls need, once: flags first, since they decide whether the client is needed. */
    void wake() {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        try {
            // one after the other: with more threads we would take more of the application's processors
            new AgentThreads("start")
                    .newThread(() -> {
                        startStatusPage();
                        startFlags();
                        openStore();
                    })
                    .start();
        } catch (Throwable noThread) {
            started.set(false);
            throw noThread;
        }
        addShutdownHook();
        // what hangs on the flags is told when they change; where that telling failed, it is made up for here
        background.every(LOOK_AGAIN_MILLIS, () -> {
            flags.lookAgain();
            changeListeners.forEach(Runnable::run);
        });
    }

    private void addShutdownHook() {
        try {
            Runtime.getRuntime().addShutdownHook(new AgentThreads("shutdown").newThread(this::stop));
        } catch (IllegalStateException tooLate) {
            // the first call comes from a shutdown hook of the application: nobody waits for its writes
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
        background.soon(() -> awaitFlags(deadline));
    }

    private Flags newFlags() {
        if (settings.flags().sdkKey() == null && settings.flags().file() == null) {
            LOG.warn("neither flags.sdk-key nor flags.file is set: the defaults hold for ever");
            return new FixedFlags(settings.flags());
        }
        return LaunchDarklyFlags.start(settings.flags());
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
            later(this::awaitLateFlags, SHORTEST_RETRY_MILLIS);
        }
        decideWrites();
        tellReady();
    }

    private void awaitLateFlags() {
        if (flags.isReady()) {
            LOG.info("flags are known now");
            changeListeners.forEach(Runnable::run);
            tellReady();
        } else {
            later(this::awaitLateFlags, SHORTEST_RETRY_MILLIS);
        }
    }

    private void decideWrites() {
        flagsAreKnown.countDown();
        for (OpenDao dao : open) {
            dao.dual.flagsAreKnown();
        }
        changeListeners.forEach(Runnable::run);
    }

    private void openStore() {
        try {
            DynamoItemStore opened = DynamoItemStore.open(settings.dynamo(), clock);
            background.soon(() -> {
                client = opened;
                open.forEach(this::connect);
            });
        } catch (Throwable failed) {
            LOG.error("the DynamoDB client cannot be made; nothing is mirrored: {}", failed.toString());
            background.soon(() -> {
                clientFailure = failed;
                open.forEach(this::connect);
            });
        }
    }

    /** On the background thread: gives a DAO the client, as soon as there are both. */
    private void connect(OpenDao dao) {
        if (client != null) {
            prepareTable(dao, client, SHORTEST_RETRY_MILLIS);
        } else if (clientFailure != null) {
            dao.store.fail(clientFailure);
        }
    }

    /** On the background thread. Calls wait for the first attempt, so that the first write finds its table. */
    private void prepareTable(OpenDao dao, DynamoItemStore opened, long retryMillis) {
        try {
            String told = opened.prepare(
                    SharedTables.needed(dao.plan, settings), settings.dynamo().createTables());
            if (!told.isEmpty()) {
                LOG.info("{}: {}", dao.plan.name(), told);
            }
            dao.tableIsReady = true;
        } catch (Throwable failed) {
            if (retryMillis == SHORTEST_RETRY_MILLIS) {
                LOG.error("{}: DynamoDB is not ready: {}", dao.plan.name(), failed.getMessage());
            }
            long next = Math.min(retryMillis * 2, LONGEST_RETRY_MILLIS);
            later(() -> prepareTable(dao, opened, next), retryMillis);
        }
        dao.store.open(opened);
        tellReady();
    }

    private void tellReady() {
        for (OpenDao dao : open) {
            if (flags.isReady() && dao.tableIsReady && !dao.told) {
                dao.told = true;
                LOG.info("{}: ready, flags and DynamoDB are there", dao.plan.name());
            }
        }
    }

    /** Has something done in the background, and done again where it fails. */
    void later(Runnable work, long millis) {
        background.later(work, millis);
    }

    /** Makes the dual DAO of a plan. Quick: neither flags nor the client are waited for. */
    DualDao open(DaoPlan plan, ShadowedDao shadowed) {
        DaoReport report = new DaoReport(plan.name(), plan.methods(), settings.differenceValues(), LOG);
        Lanes lanes = new Lanes(LANES, LANE_CAPACITY, new AgentThreads("write"));
        DeferredItemStore store = new DeferredItemStore(settings.dynamo().timeoutMillis(), clock);
        DualDao dual = new DualDao(
                new DaoMirror(plan, store),
                flags.of(plan.settings()),
                lanes,
                new ShadowReads(settings.shadowReads(), new AgentThreads("read")),
                report);
        OpenDao dao = new OpenDao(plan, dual, store, lanes, report);
        open.add(dao);
        if (flagsAreKnown.getCount() == 0) {
            dual.flagsAreKnown();
        }
        WeaveReport.News weaving = shadowed.weaving().takeNews();
        log(PlanText.of(plan, shadowed.wovenClasses(), weaving.lines()), weaving.isTrouble());
        background.soon(() -> connect(dao));
        return dual;
    }

    void cannotMirror(DaoSettings dao, String reason) {
        LOG.error("{}: cannot be mirrored, so it stays with Mongo: {}", dao.name(), reason);
    }

    private void startStatusPage() {
        if (settings.statusPort() == 0) {
            return;
        }
        try {
            ExecutorService executor = Executors.newSingleThreadExecutor(new AgentThreads("status"));
            StatusPage.start(settings.statusPort(), executor, this::status);
        } catch (IOException taken) {
            LOG.error("status.port {} cannot be had: {}", settings.statusPort(), taken.getMessage());
        }
    }

    private String status() {
        StatusJson json = new StatusJson();
        boolean ready = !open.isEmpty() && flags.isReady();
        for (OpenDao dao : open) {
            json.add(dao.report, dao.dual.stage(), dao.lanes.pending());
            ready &= dao.tableIsReady;
        }
        // what is said here must hold for the next call
        changeListeners.forEach(Runnable::run);
        return json.build(ready);
    }

    /**
     * The JVM ends: writes on their way get a moment, and what is left of them is told. Later ones are taken all the same,
     * since the application's own shutdown hooks run beside this one.
     */
    private void stop() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DRAIN_MILLIS);
        try {
            boolean undecided = open.stream().anyMatch(dao -> dao.dual.hasUndecidedWrites());
            if (undecided && !flagsAreKnown.await(DRAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                decideWrites();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (OpenDao dao : open) {
            long left = Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            if (!dao.lanes.awaitIdle(left)) {
                LOG.error(
                        "{}: {} writes did not reach DynamoDB before the JVM ended. A backfill will bring them",
                        dao.plan.name(),
                        dao.lanes.pending());
            }
        }
        boolean unused = AgentLog.flush(FLUSH_MILLIS);
    }
}
