package io.dynamoshadow.dual;

import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Decision;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.flag.ReadRoute;
import io.dynamoshadow.flag.Risk;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** Decides by the flags which way a call goes, and begins it. Thread-safe. */
final class Routes {
    private final DualDao dao;
    private final DaoFlags flags;
    private final DynamoAuthority authority;
    private final DynamoThenMongo dynamoThenMongo;
    private final DynamoRead dynamoRead;

    /** @param flags under the switch for everything */
    Routes(DualDao dao, DaoFlags flags, Outbox outbox) {
        this.dao = dao;
        this.flags = flags;
        this.authority = new DynamoAuthority(dao.mirror(), outbox, dao.listener());
        this.dynamoThenMongo = new DynamoThenMongo(dao, authority);
        this.dynamoRead =
                new DynamoRead(dao, authority, dao.mirror().plan().settings().readFallback());
    }

    /** Begins a call; null where it is Mongo's alone. */
    @Nullable
    DualCall write(PlannedMethod method, Object original, @Nullable Object[] arguments) {
        String context = contextOf(method, arguments);
        Decision decision = decide(method, context, true);
        Measurement measurement = dao.listener().measured(method, decision.measurement());
        switch (decision.stage().writeRoute()) {
            case DYNAMO:
                if (method.operation().needsMongo()) {
                    dao.listener().needsMongo(method);
                    return ofMongo(measurement, null);
                }
                return authority.measured(method, arguments, measurement);
            case DYNAMO_THEN_MONGO:
                DualCall answer = method.operation().needsMongo()
                        ? null
                        : dynamoThenMongo.write(method, original, arguments, measurement);
                return answer != null ? answer : dualWrite(method, original, context, arguments, measurement);
            case MONGO_THEN_DYNAMO:
                return dualWrite(method, original, context, arguments, measurement);
            case MONGO_BECAUSE_BOTH_ARE_OFF:
                return ofMongo(measurement, null);
            default:
                return mayConcernDynamo(context)
                        ? dualWrite(method, original, context, arguments, measurement)
                        : ofMongo(measurement, null);
        }
    }

    private DualCall dualWrite(
            PlannedMethod method,
            Object original,
            @Nullable String context,
            @Nullable Object[] arguments,
            Measurement measurement) {
        DualWrite write = new DualWrite(dao, method, original, context, arguments, measurement);
        DualCall measured = ofMongo(measurement, write);
        return measured == null ? write : measured;
    }

    /** The call, with how long Mongo takes for it where somebody wants to know. */
    private @Nullable DualCall ofMongo(Measurement measurement, @Nullable DualCall call) {
        if (!measurement.isWanted()) {
            return call;
        }
        measurement.further();
        return new MeasuredCall(dao, measurement, call);
    }

    /**
     * Whether a write that the flags leave to Mongo must reach DynamoDB all the same: one that came before any flag was
     * known, and one that cannot tell whose entities it is about, while anybody's may be in DynamoDB. What it wrote tells.
     */
    private boolean mayConcernDynamo(@Nullable String context) {
        return !dao.undecided().isDecided() || (context == null && !flags.isDynamoWriteOffForAll());
    }

    /** Begins a call; null where it is Mongo's alone. */
    @Nullable
    DualCall read(PlannedMethod method, Object original, @Nullable Object[] arguments) {
        String context = contextOf(method, arguments);
        Decision decision = decide(method, context, false);
        ReadRoute route = decision.stage().readRoute();
        if (route.isAnsweredByDynamo() && method.needsMongo()) {
            dao.listener().needsMongo(method);
            route = route == ReadRoute.DYNAMO ? ReadRoute.MONGO : ReadRoute.BOTH;
        }
        if (route.isAnsweredByDynamo()) {
            return dynamoRead.read(method, original, arguments, context, decision);
        }
        Measurement measurement = dao.listener().measured(method, decision.measurement());
        return ofMongo(
                measurement,
                route == ReadRoute.BOTH || context == null
                        ? new DualRead(dao, method, original, arguments, context, route, measurement)
                        : null);
    }

    private @Nullable String contextOf(PlannedMethod method, @Nullable Object[] arguments) {
        String context = method.context().of(arguments);
        if (context == null && method.context().isToldByCall()) {
            dao.listener().contextMissing(method);
        }
        return context;
    }

    private Decision decide(PlannedMethod method, @Nullable String context, boolean write) {
        Decision decision = flags.decide(context, write);
        Risk risk = decision.stage().risk();
        if (risk != null) {
            dao.listener().risky(method, risk);
        }
        return decision;
    }
}
