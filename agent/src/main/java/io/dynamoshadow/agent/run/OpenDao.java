package io.dynamoshadow.agent.run;

import io.dynamoshadow.dual.DualDao;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.store.DeferredItemStore;

/**
 * The dual DAO of one application and what belongs to it alone. Held by the application's own interface, and by nothing of
 * ours for longer than a task takes. Its two marks are set by the engine's background thread alone.
 */
final class OpenDao {
    final DaoPlan plan;
    final DualDao dual;
    final DeferredItemStore store;
    volatile boolean tableIsReady;
    volatile boolean told;

    OpenDao(DaoPlan plan, DualDao dual, DeferredItemStore store) {
        this.plan = plan;
        this.dual = dual;
        this.store = store;
    }
}
