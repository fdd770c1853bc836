package io.dynamoshadow.agent.run;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.dual.ShadowReads;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.outbox.Attempts;
import io.dynamoshadow.outbox.Journal;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.outbox.Outbox;
import io.dynamoshadow.report.DifferenceFile;
import io.dynamoshadow.report.LastingReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What lasts of one DAO while applications with it come and go: its flags, its counters, its outbox (writes of one key keep
 * their order, whichever application they come from) and its shadow reads. Applications themselves are not held: each holds
 * its own {@link OpenDao}, and is forgotten when it is undeployed. Thread-safe.
 */
final class LastingDao {
    private static final int LANES = 8;

    final DaoSettings settings;
    final DaoFlags flags;
    final Outbox outbox;
    final ShadowReads shadowReads;
    final LastingReport report;

    private final Set<OpenDao> open = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<OpenDao> starting = new HashSet<>();

    LastingDao(
            DaoSettings settings,
            DaoFlags flags,
            ShadowSettings all,
            Journal journal,
            @Nullable DifferenceFile differences,
            Logger log) {
        this.settings = settings;
        this.flags = flags;
        this.outbox = new Outbox(
                settings.outboxName(),
                new Lanes(LANES, Math.max(1, all.outbox().mostInMemory() / LANES), new AgentThreads("write")),
                journal,
                new Attempts(LANES, Duration.ofMillis(all.outbox().retryMillis())),
                all.outbox().appendWaitMillis(),
                all.outbox().blockMillis());
        this.shadowReads = new ShadowReads(all.shadowReads(), new AgentThreads("read"));
        this.report = new LastingReport(settings, all.differences(), differences, log);
    }

    /** Held until {@link #started}: it may have writes that wait for the first flags, which must not go with it. */
    void add(OpenDao dao) {
        synchronized (open) {
            open.add(dao);
            starting.add(dao);
        }
    }

    /** Flags and client are there, or given up on: from now on an application may go when it likes. */
    void started() {
        synchronized (open) {
            starting.clear();
        }
    }

    /** Those of the applications that are there now. */
    List<OpenDao> open() {
        synchronized (open) {
            return new ArrayList<>(open);
        }
    }
}
