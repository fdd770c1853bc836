package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
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
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What all dual DAOs share: flags, the DynamoDB client, threads. It sleeps until a class is woven; then flags and client are
 * made in the background, since each takes a good part of a second, and no call waits for either unless DynamoDB is to
 * answer it. Thread-safe.
 */
final class Engine {
    private static final Logger LOG = AgentLog.logger("io.dynamoshadow");
    private static final int LANES = 8;
    private static final int LANE_CAPACITY = 10_000;
    private static final long DRAIN_MILLIS = 5_000;
    private static final long POLL_MILLIS = 10;
    private static final long SHORTEST_RETRY_MILLIS = 1_000;
    private static final long LONGEST_RETRY_MILLIS = 30_000;

    private final ShadowSettings settings;
    private final StartingFlags flags;
    private final DeferredItemStore store;
    private final List<OpenDao> open = new CopyOnWriteArrayList<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(new AgentThreads("background"));
    private volatile boolean flagsAreKnown;

    Engine(ShadowSettings settings) {
        this.settings = settings;
        this.flags = new StartingFlags(settings.flags());
        this.store = new DeferredItemStore(settings.dynamo().timeoutMillis());
    }

    /** Whether calls are to be looked at. */
    boolean isOn() {
        return true;
    }

    /** A class of the DAO has been woven and is about to be loaded: gets ready for its first call. */
    void prepare(ShadowedDao dao, @Nullable ClassLoader loader) {
        start();
        background.execute(() -> {
            try {
                // not initialised, and only the interface: the application's order of things stays its own
                dao.slotOfInterface(Class.forName(dao.settings().interfaceName(), false, loader))
                        .make();
            } catch (ClassNotFoundException | LinkageError notYet) {
                LOG.debug(
                        "{}: to be prepared by its first call, since {}",
                        dao.settings().name(),
                        notYet.toString());
            }
        });
    }

    private void start() {
        if (started.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new AgentThreads("shutdown").newThread(this::stop));
            new AgentThreads("flags").newThread(this::startFlags).start();
            new AgentThreads("client").newThread(this::openStore).start();
            startStatusPage();
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
        }
        flagsAreKnown = true;
        for (OpenDao dao : open) {
            dao.dual.flagsAreKnown();
        }
        tellReady();
    }

    private void openStore() {
        try {
            DynamoItemStore opened = DynamoItemStore.open(settings.dynamo());
            background.execute(() -> {
                client = opened;
                open.forEach(dao -> prepareTable(dao, opened, SHORTEST_RETRY_MILLIS));
                if (open.isEmpty()) {
                    store.open(opened);
                }
            });
        } catch (Throwable failed) {
            LOG.error("the DynamoDB client cannot be made; nothing is mirrored: {}", failed.toString());
            store.fail(failed);
        }
    }

    private @Nullable DynamoItemStore client;

    /** On the background thread. Calls wait for the first attempt, so that the first write finds its table. */
    private void prepareTable(OpenDao dao, DynamoItemStore opened, long retryMillis) {
        if (dao.tableIsReady) {
            return;
        }
        try {
            String told =
                    opened.prepare(dao.plan.items().table(), settings.dynamo().createTables());
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
        store.open(opened);
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

    private void later(Runnable work, long millis) {
        java.util.concurrent.Future<?> unused = background.schedule(work, millis, TimeUnit.MILLISECONDS);
    }

    /** Makes the dual DAO of a plan. Quick: neither flags nor the client are waited for. */
    DualDao open(DaoPlan plan, String wovenClasses) {
        DaoReport report = new DaoReport(plan.name(), plan.methods(), settings.differenceValues(), LOG);
        Lanes lanes = new Lanes(LANES, LANE_CAPACITY, new AgentThreads("write"));
        DualDao dual = new DualDao(
                new DaoMirror(plan, store),
                flags.of(plan.settings()),
                lanes,
                new ShadowReads(settings.shadowReads(), new AgentThreads("read")),
                report);
        OpenDao dao = new OpenDao(plan, dual, lanes, report);
        open.add(dao);
        if (flagsAreKnown) {
            dual.flagsAreKnown();
        }
        LOG.info(PlanText.of(plan, wovenClasses));
        background.execute(() -> {
            if (client != null) {
                prepareTable(dao, client, SHORTEST_RETRY_MILLIS);
            }
        });
        return dual;
    }

    void cannotMirror(DaoSettings dao, String reason) {
        LOG.error("{}: cannot be mirrored, so it stays with Mongo: {}", dao.name(), reason);
    }

    private void startStatusPage() {
        if (settings.statusPort() == 0) {
            return;
        }
        background.execute(() -> {
            try {
                ExecutorService executor = Executors.newSingleThreadExecutor(new AgentThreads("status"));
                StatusPage.start(settings.statusPort(), executor, this::status);
            } catch (IOException taken) {
                LOG.error("status.port {} cannot be had: {}", settings.statusPort(), taken.getMessage());
            }
        });
    }

    private String status() {
        StatusJson json = new StatusJson();
        boolean ready = !open.isEmpty() && flags.isReady();
        for (OpenDao dao : open) {
            json.add(dao.report, dao.dual.stage(), dao.lanes.pending());
            ready &= dao.tableIsReady;
        }
        return json.build(ready);
    }

    /** The JVM ends: writes that wait get a moment, and what is left of them is told. */
    private void stop() {
        for (OpenDao dao : open) {
            if (!dao.lanes.close(DRAIN_MILLIS)) {
                LOG.error(
                        "{}: {} writes did not reach DynamoDB before the JVM ended. A backfill will bring them",
                        dao.plan.name(),
                        dao.lanes.pending());
            }
        }
        flags.close();
    }

    /** A dual DAO and what belongs to it. Its two marks are set by the background thread alone. */
    private static final class OpenDao {
        final DaoPlan plan;
        final DualDao dual;
        final Lanes lanes;
        final DaoReport report;
        volatile boolean tableIsReady;
        volatile boolean told;

        OpenDao(DaoPlan plan, DualDao dual, Lanes lanes, DaoReport report) {
            this.plan = plan;
            this.dual = dual;
            this.lanes = lanes;
            this.report = report;
        }
    }
}
