package io.dynamoshadow.dual;

import io.dynamoshadow.compare.FailureCategory;
import io.dynamoshadow.compare.FrozenResult;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.flag.ReadRoute;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.tee.Handing;
import io.dynamoshadow.tee.Unread;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A read that Mongo answers, and DynamoDB perhaps after it. */
final class DualRead extends DualCall {
    private final DualDao dao;
    private final PlannedMethod method;
    private final Object original;
    private final @Nullable Object[] arguments;
    private final @Nullable String context;
    private final ReadRoute route;
    private final Measurement measurement;
    private final long begun;
    /** What the application gets in place of the result; null where it gets that. */
    private @Nullable Object handed;

    DualRead(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            @Nullable String context,
            ReadRoute route,
            Measurement measurement) {
        this.dao = dao;
        this.method = method;
        this.original = original;
        this.arguments = arguments;
        this.context = context;
        this.route = route;
        this.measurement = measurement;
        this.begun = dao.overlaps().begin();
    }

    @Override
    public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
        dao.callEnded();
        if (!dao.isRoomToWork() || isApart()) {
            return;
        }
        if (thrown != null) {
            failed(thrown);
            return;
        }
        if (!method.result().isAsync()) {
            if (isLazy(returned)) {
                tee(returned);
            } else {
                answered(returned);
            }
        } else if (returned instanceof CompletionStage) {
            // the stage that this gives is dropped: the application keeps its own, as it was
            CompletionStage<?> unused = ((CompletionStage<?>) returned).whenComplete((value, failure) -> {
                if (failure != null) {
                    failed(failure);
                } else if (!isLazy(value)) {
                    answered(value);
                } else if (route == ReadRoute.BOTH) {
                    dao.listener().leftUnread(method, Unread.IN_A_STAGE);
                }
            });
        }
    }

    /** What is read inside a transaction shows what nobody else can see. */
    private boolean isApart() {
        try {
            String why = dao.transactions().apart(original, arguments);
            if (why != null && route == ReadRoute.BOTH) {
                dao.listener().shadowReadDropped(method, why);
            }
            return why != null;
        } catch (Throwable ours) {
            dao.listener().trouble(method, ours);
            return true;
        }
    }

    @Override
    public @Nullable Object result(@Nullable Object returned) {
        return handed == null ? returned : handed;
    }

    private boolean isLazy(@Nullable Object returned) {
        return returned != null && method.result().kind().mayBeLazy() && Handing.isLazy(returned);
    }

    /** Mongo's result is the application's to read: it is seen as it does. */
    private void tee(@Nullable Object returned) {
        boolean mayBeShadowed = route == ReadRoute.BOTH || method.context().isToldByResult();
        if (returned == null || !mayBeShadowed || !dao.isToBeShadowed(method, context)) {
            return;
        }
        try {
            @Nullable Object[] frozen = dao.mirror().frozen(method, arguments);
            handed = new LazyRead(dao, method, original, frozen, context == null, route, measurement)
                    .inPlaceOf(returned);
        } catch (Throwable ours) {
            dao.listener().trouble(method, ours);
        }
    }

    /** Mongo has given its result. */
    private void answered(@Nullable Object returned) {
        try {
            if (isShadowed(returned) && dao.isToBeShadowed(method, context)) {
                shadow(returned);
            }
        } catch (Throwable ours) {
            dao.listener().trouble(method, ours);
        }
    }

    /** That there is no such entity is an answer too. */
    private void failed(Throwable thrown) {
        try {
            FailureCategory category = FailureCategory.of(thrown);
            if (route == ReadRoute.BOTH
                    && !(thrown instanceof Error)
                    && category.isAnswer()
                    && FrozenResult.canFreeze(method.result())
                    && dao.isToBeShadowed(method, context)) {
                shadow(FrozenResult.failed(category));
            }
        } catch (Throwable ours) {
            dao.listener().trouble(method, ours);
        }
    }

    private void shadow(@Nullable Object returned) {
        if (!FrozenResult.canFreeze(method.result())) {
            dao.listener().shadowReadDropped(method, "what it returns cannot be read twice");
            return;
        }
        FrozenResult frozen = FrozenResult.of(
                returned,
                method.result(),
                dao.mirror().plan().items(),
                dao.shadowReads().mostRows());
        if (dao.shadowReads().budget().has(frozen.size())) {
            shadow(frozen);
        } else {
            dao.listener().shadowReadDropped(method, "shadow.bytes-per-second are spent");
        }
    }

    private void shadow(FrozenResult mongo) {
        new ShadowRead(dao, method, original, dao.mirror().frozen(method, arguments), mongo, measurement, begun)
                .submit();
    }

    /** Where the arguments do not tell the context, Mongo's result may. */
    private boolean isShadowed(@Nullable Object returned) {
        String told = context == null ? method.context().ofResult(returned) : null;
        return told == null ? route == ReadRoute.BOTH : dao.flags().stage(told).readRoute() != ReadRoute.MONGO;
    }
}
