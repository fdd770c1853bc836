package io.dynamoshadow.dual;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.FrozenResult;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.ReadRoute;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.flag.WriteRoute;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.operation.Delete;
import io.dynamoshadow.operation.Get;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.Lanes;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Two DAOs as one: the application's, over Mongo, and the mirror, over DynamoDB. Decides for each call what runs, by one
 * snapshot of its four flags. Whatever goes wrong in here, the application gets what Mongo gave it; only where the flags
 * make DynamoDB the authority is its failure the application's too. Thread-safe.
 */
public final class DualDao {
    /** How long a call that DynamoDB answers waits for earlier writes of its key. */
    private static final long EARLIER_WRITES_MILLIS = 10_000;

    private final DaoMirror mirror;
    private final DaoFlags flags;
    private final Lanes lanes;
    private final ShadowReads shadowReads;
    private final DualListener listener;
    private final UndecidedWrites undecided = new UndecidedWrites();

    /** Set while a call is under way in this thread: what the DAO calls of itself is part of that call. */
    private final ThreadLocal<Boolean> inside = new ThreadLocal<>();

    private final DualCall passThrough = new DualCall() {
        @Override
        public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
            inside.remove();
        }
    };

    public DualDao(DaoMirror mirror, DaoFlags flags, Lanes lanes, ShadowReads shadowReads, DualListener listener) {
        this.mirror = mirror;
        this.flags = flags;
        this.lanes = lanes;
        this.shadowReads = shadowReads;
        this.listener = listener;
    }

    /** Flags are known, or given up on: from now on each write is decided when it comes. */
    public void flagsAreKnown() {
        undecided.decide();
    }

    /**
     * A call begins.
     *
     * @param original the application's DAO
     * @return what to tell of the call's end; null where it is no concern of ours
     */
    public @Nullable DualCall enter(PlannedMethod method, Object original, @Nullable Object[] arguments) {
        Operation operation = method.operation();
        boolean write = operation.isWrite();
        if ((!write && !operation.isRead()) || inside.get() != null || original == mirror.dao()) {
            return null;
        }
        listener.called(method);
        DualCall call;
        try {
            call = write ? enterWrite(method, arguments) : enterRead(method, original, arguments);
        } catch (RuntimeException ours) {
            listener.trouble(method, ours);
            call = passThrough;
        }
        if (!call.isAnswered()) {
            inside.set(Boolean.TRUE);
        }
        return call;
    }

    private DualCall enterWrite(PlannedMethod method, @Nullable Object[] arguments) {
        String context = method.context().of(arguments);
        Stage stage = flags.stage(context);
        switch (stage.writeRoute()) {
            case DYNAMO:
                return answer(method, arguments);
            case MONGO_THEN_DYNAMO:
                return new DualWrite(method, context, arguments);
            case MONGO_BECAUSE_BOTH_ARE_OFF:
                listener.bothWritesAreOff(method);
                return passThrough;
            default:
                return mayConcernDynamo(method, context) ? new DualWrite(method, context, arguments) : passThrough;
        }
    }

    /**
     * Whether a write that the flags leave to Mongo must reach DynamoDB all the same: one that came before any flag was
     * known, and a deletion that cannot tell whose entity it deletes. To delete too much there does no harm, while an entity
     * that stays would come back from the dead.
     */
    private boolean mayConcernDynamo(PlannedMethod method, @Nullable String context) {
        return !undecided.isDecided()
                || (context == null && method.operation() instanceof Delete && !flags.isDynamoWriteOffForAll());
    }

    private DualCall enterRead(PlannedMethod method, Object original, @Nullable Object[] arguments) {
        String context = method.context().of(arguments);
        ReadRoute route = flags.stage(context).readRoute();
        if (route == ReadRoute.DYNAMO) {
            return answer(method, arguments);
        }
        if (route == ReadRoute.BOTH || context == null) {
            return new DualRead(method, original, arguments, context, route);
        }
        return passThrough;
    }

    /** DynamoDB is the authority: its result is the application's, and so is its failure. */
    private DualCall answer(PlannedMethod method, @Nullable Object[] arguments) {
        try {
            awaitEarlierWrites(method, arguments);
            Object value = mirror.call(method, arguments);
            if (method.operation().isWrite()) {
                listener.written(method);
            }
            return new DualCall.Answered(value, null);
        } catch (Throwable failed) {
            return new DualCall.Answered(null, DynamoFailure.of(method, failed));
        }
    }

    /** A write of the same key that is still on its way comes first: it happened first. */
    private void awaitEarlierWrites(PlannedMethod method, @Nullable Object[] arguments) {
        if (lanes.pending() == 0) {
            return;
        }
        Object key = null;
        if (method.operation() instanceof Get) {
            key = ((Get) method.operation()).key().of(arguments);
        } else if (method.operation().isWrite()) {
            key = mirror.keyOf(method, arguments);
        }
        if (key != null) {
            lanes.await(key, EARLIER_WRITES_MILLIS);
        }
    }

    /** A write that Mongo carries out, and DynamoDB after it. */
    private final class DualWrite extends DualCall {
        private final PlannedMethod method;
        private final @Nullable String context;
        private final @Nullable Object[] arguments;

        DualWrite(PlannedMethod method, @Nullable String context, @Nullable Object[] arguments) {
            this.method = method;
            this.context = context;
            this.arguments = arguments;
        }

        @Override
        public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
            inside.remove();
            if (thrown != null) {
                return;
            }
            Mutation mutation;
            try {
                mutation = mirror.mutation(method, arguments, returned);
            } catch (RuntimeException unwritable) {
                listener.writeFailed(method, "?", unwritable);
                return;
            }
            if (mutation == null) {
                return;
            }
            if (undecided.isDecided()) {
                mirror(mutation);
            } else if (!undecided.add(() -> decide(mutation))) {
                listener.writeDropped(method, mutation.key());
            }
        }

        private void decide(Mutation mutation) {
            WriteRoute route = flags.stage(context).writeRoute();
            boolean unknownDelete = context == null && mutation.isDelete() && !flags.isDynamoWriteOffForAll();
            if (route == WriteRoute.MONGO_THEN_DYNAMO || route == WriteRoute.DYNAMO || unknownDelete) {
                mirror(mutation);
            }
        }

        private void mirror(Mutation mutation) {
            boolean taken = lanes.offer(mutation.key(), () -> {
                try {
                    mirror.apply(mutation);
                    listener.written(method);
                } catch (Throwable failed) {
                    listener.writeFailed(method, mutation.key(), failed);
                }
            });
            if (!taken) {
                listener.writeDropped(method, mutation.key());
            }
        }
    }

    /** A read that Mongo answers, and DynamoDB perhaps after it. */
    private final class DualRead extends DualCall {
        private final PlannedMethod method;
        private final Object original;
        private final @Nullable Object[] arguments;
        private final @Nullable String context;
        private final ReadRoute route;

        DualRead(
                PlannedMethod method,
                Object original,
                @Nullable Object[] arguments,
                @Nullable String context,
                ReadRoute route) {
            this.method = method;
            this.original = original;
            this.arguments = arguments;
            this.context = context;
            this.route = route;
        }

        @Override
        public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
            inside.remove();
            try {
                if (thrown == null && isShadowed(returned)) {
                    shadow(returned);
                }
            } catch (RuntimeException unfrozen) {
                listener.shadowReadDropped(method, String.valueOf(unfrozen.getMessage()));
            }
        }

        private void shadow(@Nullable Object returned) {
            if (!FrozenResult.canFreeze(method.result())) {
                listener.shadowReadDropped(method, "what it returns cannot be read twice");
                return;
            }
            ShadowRead read = new ShadowRead(
                    DualDao.this,
                    method,
                    original,
                    FrozenArguments.of(method, arguments, mirror.plan().items().codecs()),
                    FrozenResult.of(returned, method.result(), mirror.plan().items()));
            if (!shadowReads.submit(read)) {
                listener.shadowReadDropped(method, "too many wait");
            }
        }

        /** Where the arguments do not tell the context, Mongo's result may. */
        private boolean isShadowed(@Nullable Object returned) {
            String told = context == null ? method.context().ofResult(returned) : null;
            return told == null ? route == ReadRoute.BOTH : flags.stage(told).readRoute() != ReadRoute.MONGO;
        }
    }

    /** Calls the application's DAO for ourselves: such a call is not mirrored. */
    @Nullable
    Object callOriginal(PlannedMethod method, Object original, @Nullable Object[] arguments) throws Throwable {
        inside.set(Boolean.TRUE);
        try {
            return method.method().method().invoke(original, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } finally {
            inside.remove();
        }
    }

    boolean isAnyPending(List<Difference> differences) {
        for (Difference difference : differences) {
            AttributeValue key = difference.key();
            if (key != null) {
                Map<String, AttributeValue> whole = Collections.singletonMap(
                        mirror.plan().items().table().key().partition().attribute(), key);
                if (lanes.isPending(whole)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What holds now for a call whose context cannot be told. */
    public Stage stage() {
        return flags.stage(null);
    }

    /** The mirror, by which DynamoDB is read. */
    public DaoMirror mirror() {
        return mirror;
    }

    ShadowReads shadowReads() {
        return shadowReads;
    }

    DualListener listener() {
        return listener;
    }

    /** How many writes wait or are under way. */
    public int pendingWrites() {
        return lanes.pending();
    }
}
