package io.dynamoshadow.agent.run;

import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.store.ConsumedCapacity;
import io.dynamoshadow.store.DynamoItemStore;
import io.dynamoshadow.store.VersionClock;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The one DynamoDB client, and the tables of the dual DAOs that wait for it. All but {@link #open} is done on the background
 * thread. Holds no application for longer than a task takes.
 */
final class Connections {
    private static final long SHORTEST_RETRY_MILLIS = 1_000;
    private static final long LONGEST_RETRY_MILLIS = 30_000;

    private final ShadowSettings settings;
    private final Collection<LastingDao> daos;
    private final ScheduledExecutorService background;
    private final Runnable onProgress;
    private final Logger log;
    private @Nullable DynamoItemStore client;
    private @Nullable Throwable failure;

    /** @param onProgress run on the background thread whenever a DAO has come further */
    Connections(
            ShadowSettings settings,
            Collection<LastingDao> daos,
            ScheduledExecutorService background,
            Runnable onProgress,
            Logger log) {
        this.settings = settings;
        this.daos = daos;
        this.background = background;
        this.onProgress = onProgress;
        this.log = log;
    }

    /**
     * Makes the client, on the calling thread; takes about a second.
     *
     * @param capacity counts what its calls cost; null where nobody wants to know
     */
    void open(VersionClock clock, @Nullable ConsumedCapacity capacity) {
        try {
            DynamoItemStore opened = DynamoItemStore.open(settings.dynamo(), clock, timeouts(), capacity);
            background.execute(() -> {
                client = opened;
                connectAll();
            });
        } catch (Throwable failed) {
            log.error("the DynamoDB client cannot be made; nothing is mirrored: {}", failed.toString());
            background.execute(() -> {
                failure = failed;
                connectAll();
            });
        }
    }

    /** Where the client times its calls; what it need not time any longer is forgotten at once. */
    private static ScheduledExecutorService timeouts() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, new AgentThreads("timeout"));
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** Whether there is a client, or there will never be one. */
    boolean isDecided() {
        return client != null || failure != null;
    }

    private void connectAll() {
        for (LastingDao dao : daos) {
            dao.open().forEach(this::connect);
        }
    }

    /** Gives a DAO the client, as soon as there are both. */
    void connect(OpenDao dao) {
        if (client != null) {
            prepareTable(dao, client, SHORTEST_RETRY_MILLIS);
        } else if (failure != null) {
            dao.store.fail(failure);
        }
        onProgress.run();
    }

    /** Calls wait for the first attempt, so that the first write finds its table. */
    private void prepareTable(OpenDao dao, DynamoItemStore opened, long retryMillis) {
        try {
            String told = opened.prepare(
                    SharedTables.needed(dao.plan, settings), settings.dynamo().createTables());
            if (!told.isEmpty()) {
                log.info("{}: {}", dao.plan.name(), told);
            }
            dao.tableIsReady = true;
        } catch (Throwable failed) {
            if (retryMillis == SHORTEST_RETRY_MILLIS) {
                log.error("{}: DynamoDB is not ready: {}", dao.plan.name(), failed.getMessage());
            }
            prepareTableAgain(new WeakReference<>(dao), opened, retryMillis);
        }
        dao.store.open(opened);
        onProgress.run();
    }

    /** For as long as the application is there. */
    private void prepareTableAgain(WeakReference<OpenDao> application, DynamoItemStore opened, long retryMillis) {
        java.util.concurrent.Future<?> unused = background.schedule(
                () -> {
                    OpenDao dao = application.get();
                    if (dao != null) {
                        prepareTable(dao, opened, Math.min(retryMillis * 2, LONGEST_RETRY_MILLIS));
                    }
                },
                retryMillis,
                TimeUnit.MILLISECONDS);
    }
}
