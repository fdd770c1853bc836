package io.dynamoshadow.agent.run;

import io.dynamoshadow.backfill.BackfillRecord;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.config.StatusSettings;
import io.dynamoshadow.report.Metrics;
import io.dynamoshadow.report.MetricsBean;
import io.dynamoshadow.report.StatusJson;
import io.dynamoshadow.report.StatusPage;
import io.dynamoshadow.report.WatchedDao;
import io.dynamoshadow.store.ConsumedCapacity;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Shows how it stands to whoever looks: the page and its data, and the metrics there and over JMX. Thread-safe. */
final class Watching {
    static final String METRICS_BEAN = "io.dynamoshadow:type=Metrics";

    private final ShadowSettings settings;
    private final BooleanSupplier flagsAreKnown;
    private final Supplier<String> switchedOffBy;
    private final Runnable whenAsked;
    private final Logger log;
    private final List<LastingDao> daos = new CopyOnWriteArrayList<>();
    private final List<WatchedDao> watched = new CopyOnWriteArrayList<>();
    private final @Nullable ConsumedCapacity capacity;

    /** @param whenAsked run after each status was made, since what it says must hold for the next call */
    Watching(
            ShadowSettings settings,
            BooleanSupplier flagsAreKnown,
            Supplier<String> switchedOffBy,
            Runnable whenAsked,
            Logger log) {
        this.settings = settings;
        this.flagsAreKnown = flagsAreKnown;
        this.switchedOffBy = switchedOffBy;
        this.whenAsked = whenAsked;
        this.log = log;
        this.capacity = settings.status().metrics() ? new ConsumedCapacity() : null;
    }

    /** Counts what calls of DynamoDB cost; null where nobody wants to know. */
    @Nullable
    ConsumedCapacity capacity() {
        return capacity;
    }

    /** Before {@link #start}. */
    void add(LastingDao dao) {
        daos.add(dao);
        watched.add(new WatchedDao(
                dao.report,
                dao.settings.table(),
                dao.flags,
                dao.outbox,
                dao.shadowReads,
                () -> dao.open().size(),
                () -> dao.open().stream().allMatch(open -> open.tableIsReady),
                () -> BackfillRecord.read(settings.outbox().folder(), dao.settings)));
    }

    /** On a thread that may wait: classes are loaded, and a port is opened. */
    void start(Background background) {
        Metrics metrics = settings.status().metrics() ? metrics() : null;
        if (metrics != null) {
            background.every(WatchedDao.SAMPLED_EVERY_MILLIS, () -> watched.forEach(WatchedDao::sample));
        }
        StatusSettings status = settings.status();
        if (status.port() == 0) {
            return;
        }
        try {
            StatusPage page = StatusPage.start(
                    status.address(),
                    status.port(),
                    status.token(),
                    new AgentThreads("status"),
                    this::status,
                    metrics == null ? null : metrics::text);
            log.info("status: http://{}:{}/", status.address().getHostAddress(), page.port());
        } catch (Throwable taken) {
            log.error("status.port {} cannot be had: {}", status.port(), taken.getMessage());
        }
    }

    private @Nullable Metrics metrics() {
        try {
            Metrics metrics = new Metrics();
            watched.forEach(metrics::add);
            ConsumedCapacity counted = capacity;
            if (counted != null) {
                List<String> tables = new ArrayList<>();
                settings.daos().stream().map(dao -> dao.table()).distinct().forEach(tables::add);
                metrics.addCapacity(counted::units, tables);
            }
            if (settings.jmx()) {
                ManagementFactory.getPlatformMBeanServer()
                        .registerMBean(new MetricsBean(metrics), new ObjectName(METRICS_BEAN));
            }
            return metrics;
        } catch (Exception | LinkageError without) {
            log.error("metrics are not to be had: {}", without.toString());
            return null;
        }
    }

    private String status() {
        for (LastingDao dao : daos) {
            dao.open().forEach(each -> each.dual.countAbandonedReads());
        }
        StatusJson json = new StatusJson(flagsAreKnown.getAsBoolean(), switchedOffBy.get());
        watched.forEach(json::add);
        whenAsked.run();
        return json.build();
    }
}
