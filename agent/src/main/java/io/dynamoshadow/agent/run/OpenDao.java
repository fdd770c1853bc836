package io.dynamoshadow.agent.run;

import io.dynamoshadow.dual.DualDao;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.report.DaoReport;
import io.dynamoshadow.store.DeferredItemStore;

/** A dual DAO and what belongs to it. Its two marks are set by the engine's background thread alone. */
final class OpenDao {
    final DaoPlan plan;
    final DualDao dual;
    final DeferredItemStore store;
    final Lanes lanes;
    final DaoReport report;
    volatile boolean tableIsReady;
    volatile boolean told;

    OpenDao(DaoPlan plan, DualDao dual, DeferredItemStore store, Lanes lanes, DaoReport report) {
        this.plan = plan;
        this.dual = dual;
        this.store = store;
        this.lanes = lanes;
        this.report = report;
    }
}
