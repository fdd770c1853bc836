package io.dynamoshadow.dual;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.ReadRoute;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.Exists;
import io.dynamoshadow.operation.Get;
import io.dynamoshadow.operation.GetAll;
import io.dynamoshadow.operation.KeyArguments;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.Lanes;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Two DAOs as one: the application's, over Mongo, and the mirror, over DynamoDB. Decides for each call what runs, by one
 * snapshot of its four flags. Whatever goes wrong in here, the application gets what Mongo gave it; only where the flags
 * make DynamoDB the authority is its failure the application's too. Thread-safe.
 */
public final class DualDao {
    /** What a look says of a call that must be entered. */
    public static final DualCall MORE = new DualCall.Answered(null, null);

    /** How long a call that DynamoDB answers waits for earlier writes of its key. */
    private static final long EARLIER_WRITES_MILLIS = 10_000;

    private final DaoMirror mirror;
    private final DaoFlags flags;
    private final Lanes lanes;
    private final ShadowReads shadowReads;
    private final DualListener listener;
    private final UndecidedWrites undecided = new UndecidedWrites();
    private final Overlaps overlaps = new Overlaps();

    private final ThreadLocal<Inside> inside = ThreadLocal.withInitial(Inside::new);
    private final FirstLook firstLook;

    private final StackRoom roomToWork = new StackRoom();
    /** How many calls found no room, and nobody was told yet: to tell takes room too. */
    private final AtomicInteger tooDeep = new AtomicInteger();

    public DualDao(DaoMirror mirror, DaoFlags flags, Lanes lanes, ShadowReads shadowReads, DualListener listener) {
        this.mirror = mirror;
        this.flags = flags;
        this.lanes = lanes;
        this.shadowReads = shadowReads;
        this.listener = new QuietListener(listener);
        this.firstLook = new FirstLook(flags, undecided, inside, this.listener);
    }

    /** Flags are known, or given up on: from now on each write is decided when it comes. */
    public void flagsAreKnown() {
        undecided.decide();
    }

    /**
     * Whether any call of a method can be of concern, as flags and settings stand. Where it cannot, neither look nor enter need
     * be called.
     */
    public boolean isConcernedWith(PlannedMethod method) {
        return firstLook.isConcernedWith(method);
    }

    /**
     * A call begins: a first look, which costs no memory, at the arguments that woven code has at hand.
     *
     * @param original the application's DAO
     * @param first the first argument, null where there is none or where it is no object; likewise the others
     * @return {@link #MORE}: enter must be called. Else as enter
     */
    public @Nullable DualCall look(
            PlannedMethod method,
            Object original,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        if (original == mirror.dao()) {
            return null;
        }
        return firstLook.at(method, first, second, third, fourth);
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
        if (!write && !operation.isRead()) {
            return firstLook.atOther(method);
        }
        Inside calls = inside.get();
        if (calls.covers(write) || original == mirror.dao()) {
            return null;
        }
        listener.called(method);
        DualCall call;
        try {
            call = write ? enterWrite(method, original, arguments) : enterRead(method, original, arguments);
        } catch (Throwable ours) {
            listener.trouble(method, ours);
            call = null;
        }
        if (call == null) {
            return calls.pass(write);
        }
        if (!call.isAnswered()) {
            calls.begin(call, write);
        }
        return call;
    }

    /** So many calls came before there was a dual DAO, and had no room on the stack to make one. */
    public void leftForWantOfRoom(int calls) {
        tooDeep.addAndGet(calls);
    }

    /** Whether the stack has room to do for DynamoDB what the call means. */
    boolean isRoomToWork() {
        if (!roomToWork.isThere()) {
            tooDeep.incrementAndGet();
            return false;
        }
        if (tooDeep.get() > 0) {
            listener.tooDeep(tooDeep.getAndSet(0));
        }
        return true;
    }

    /** Null where the call is Mongo's alone. */
    private @Nullable DualCall enterWrite(PlannedMethod method, Object original, @Nullable Object[] arguments) {
        String context = method.context().of(arguments);
        Stage stage = flags.stage(context);
        switch (stage.writeRoute()) {
            case DYNAMO:
                if (method.operation().needsMongo()) {
                    listener.needsMongo(method);
                    return null;
                }
                return answer(method, arguments);
            case MONGO_THEN_DYNAMO:
                return new DualWrite(this, method, original, context, arguments);
            case MONGO_BECAUSE_BOTH_ARE_OFF:
                listener.bothWritesAreOff(method);
                return null;
            default:
                return mayConcernDynamo(context) ? new DualWrite(this, method, original, context, arguments) : null;
        }
    }

    /**
     * Whether a write that the flags leave to Mongo must reach DynamoDB all the same: one that came before any flag was
     * known, and one that cannot tell whose entities it is about, while anybody's may be in DynamoDB. What it wrote tells.
     */
    private boolean mayConcernDynamo(@Nullable String context) {
        return !undecided.isDecided() || (context == null && !flags.isDynamoWriteOffForAll());
    }

    /** Null where the call is Mongo's alone. */
    private @Nullable DualCall enterRead(PlannedMethod method, Object original, @Nullable Object[] arguments) {
        String context = method.context().of(arguments);
        ReadRoute route = flags.stage(context).readRoute();
        if (route == ReadRoute.DYNAMO) {
            return answer(method, arguments);
        }
        if (route == ReadRoute.BOTH || context == null) {
            return new DualRead(this, method, original, arguments, context, route);
        }
        return null;
    }

    /** DynamoDB is the authority: its result is the application's, and so is its failure. */
    private DualCall answer(PlannedMethod method, @Nullable Object[] arguments) {
        if (!StackRoom.isThereForAnything()) {
            return new DualCall.Answered(null, new StackOverflowError("no room to ask DynamoDB"));
        }
        try {
            awaitEarlierWrites(method, arguments);
            Object value = mirror.call(method, arguments);
            Throwable late = method.result().isAsync() ? failureOf(value) : null;
            if (late != null) {
                CompletableFuture<@Nullable Object> failed = new CompletableFuture<>();
                failed.completeExceptionally(DynamoFailure.of(method, late));
                return new DualCall.Answered(failed, null);
            }
            if (method.operation().isWrite()) {
                listener.written(method);
            }
            return new DualCall.Answered(value, null);
        } catch (Throwable failed) {
            return new DualCall.Answered(null, DynamoFailure.of(method, failed));
        }
    }

    /** What a stage that is done has failed with; null where it has not, or is not done. */
    private static @Nullable Throwable failureOf(@Nullable Object stage) {
        CompletableFuture<?> future =
                stage instanceof CompletionStage ? ((CompletionStage<?>) stage).toCompletableFuture() : null;
        if (future == null || !future.isCompletedExceptionally()) {
            return null;
        }
        try {
            future.join();
            return null;
        } catch (CompletionException failed) {
            return failed.getCause();
        } catch (CancellationException cancelled) {
            return cancelled;
        }
    }

    /** A write of the same key that is still on its way comes first: it happened first. */
    private void awaitEarlierWrites(PlannedMethod method, @Nullable Object[] arguments) {
        if (lanes.pending() == 0) {
            return;
        }
        if (method.operation().looksForItems()) {
            // what it looks for may be on its way
            lanes.awaitAll(EARLIER_WRITES_MILLIS);
            return;
        }
        for (Map<String, AttributeValue> key : keysOf(method, arguments)) {
            lanes.await(key, EARLIER_WRITES_MILLIS);
        }
    }

    private List<Map<String, AttributeValue>> keysOf(PlannedMethod method, @Nullable Object[] arguments) {
        Operation operation = method.operation();
        KeyArguments keys = null;
        if (operation instanceof Get) {
            keys = ((Get) operation).key();
        } else if (operation instanceof GetAll) {
            keys = ((GetAll) operation).keys();
        } else if (operation instanceof Exists) {
            keys = ((Exists) operation).target().key();
        } else if (operation.isWrite()) {
            return mirror.keysOf(method, arguments);
        }
        return keys == null ? Collections.emptyList() : keys.allOf(arguments);
    }

    /** Calls the application's DAO for ourselves: such a call is not mirrored. */
    @Nullable
    Object callOriginal(PlannedMethod method, Object original, @Nullable Object[] arguments) throws Throwable {
        try {
            return inside.get().ofOurs(() -> method.method().method().invoke(original, arguments));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    boolean isAnyPending(List<Difference> differences) {
        for (Difference difference : differences) {
            Map<String, AttributeValue> key = difference.key();
            if (key != null && lanes.isPending(key)) {
                return true;
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

    /** A call of this thread that was neither answered nor Mongo's alone is over. */
    void callEnded() {
        inside.get().end();
    }

    DaoFlags flags() {
        return flags;
    }

    Lanes lanes() {
        return lanes;
    }

    Overlaps overlaps() {
        return overlaps;
    }

    UndecidedWrites undecided() {
        return undecided;
    }

    ShadowReads shadowReads() {
        return shadowReads;
    }

    DualListener listener() {
        return listener;
    }

    /** Whether writes wait for flags to be known. */
    public boolean hasUndecidedWrites() {
        return undecided.isAnyWaiting();
    }

    /** How many writes wait or are under way. */
    public int pendingWrites() {
        return lanes.pending();
    }
}
