package io.dynamoshadow.dual;

import io.dynamoshadow.compare.FrozenResult;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.flag.ReadRoute;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.tee.Elements;
import io.dynamoshadow.tee.Handing;
import io.dynamoshadow.tee.Tee;
import io.dynamoshadow.tee.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A read whose result the application reads little by little: frozen as it passes, and compared with the other store's once the
 * application has read all of it. Used by the thread that reads.
 */
final class LazyRead implements Elements {
    private final DualDao dao;
    private final PlannedMethod method;
    private final Object original;
    private final @Nullable Object[] arguments;
    private final boolean isToldByElements;
    /** The one that holds where no entity tells another. */
    private final ReadRoute route;

    private final Measurement measurement;

    private final Tee tee;
    private final OpenTees.Open open;
    private final List<Map<String, AttributeValue>> rows = new ArrayList<>();

    /**
     * @param arguments frozen
     * @param isToldByElements whether the arguments do not tell the flags' context, while an entity may
     * @param route which store has answered, and whether the other is to be asked where no entity tells otherwise
     */
    LazyRead(
            DualDao dao,
            PlannedMethod method,
            Object original,
            @Nullable Object[] arguments,
            boolean isToldByElements,
            ReadRoute route,
            Measurement measurement) {
        this.dao = dao;
        this.method = method;
        this.original = original;
        this.arguments = arguments;
        this.isToldByElements = isToldByElements;
        this.route = route;
        this.tee = new Tee(this, dao.shadowReads().teeLimit());
        this.measurement = measurement;
        this.open = dao.openTees().add(tee, method, isOfBoth(), measurement);
    }

    private boolean isOfBoth() {
        return route == ReadRoute.BOTH || route == ReadRoute.DYNAMO_BESIDE_MONGO;
    }

    /** What the application is to read in the place of a result. */
    Object inPlaceOf(Object result) {
        if (dao.shadowReads().teeLimit() == 0) {
            tee.leave(Unread.OVER_THE_LIMIT);
            return result;
        }
        return Handing.inPlaceOf(result, method.method().method().getReturnType(), tee);
    }

    @Override
    public boolean see(@Nullable Object element) {
        if (element == null) {
            return true;
        }
        if (rows.isEmpty() && !isShadowed(element)) {
            open.over();
            return false;
        }
        if (!dao.isRoomToWork()) {
            throw new IllegalStateException("the stack has no room to freeze an element");
        }
        rows.add(dao.mirror().plan().items().write(element));
        open.isRead();
        return true;
    }

    /** By the first element, where the arguments do not tell the context. */
    private boolean isShadowed(Object first) {
        String told = isToldByElements ? method.context().ofResult(first) : null;
        return told == null ? isOfBoth() : dao.flags().stage(told).readRoute() != ReadRoute.MONGO;
    }

    @Override
    public void whole() {
        try {
            compare();
        } finally {
            open.over();
        }
    }

    private void compare() {
        if (!isRead()) {
            return;
        }
        FrozenResult whole = FrozenResult.ofRows(rows);
        ShadowRead read = route == ReadRoute.DYNAMO_BESIDE_MONGO
                ? ShadowRead.ofMongo(dao, method, original, arguments, whole, measurement)
                : new ShadowRead(dao, method, original, arguments, whole, measurement, Overlaps.BEFORE_ALL);
        read.submit();
    }

    @Override
    public void unread(Unread why) {
        open.over();
        if (isRead()) {
            dao.listener().leftUnread(method, why);
        }
    }

    /** Whether it is known to be one that DynamoDB is read for. */
    private boolean isRead() {
        return isOfBoth() || !rows.isEmpty();
    }

    @Override
    public void trouble(Throwable reason) {
        dao.listener().trouble(method, reason);
    }
}
