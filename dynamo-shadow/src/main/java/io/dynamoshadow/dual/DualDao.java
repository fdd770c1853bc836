package io.dynamoshadow.dual;

import io.dynamoshadow.compare.ComparisonRules;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.Outbox;
import io.dynamoshadow.tee.Handing;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Two DAOs as one: the application's, over Mongo, and the mirror, over DynamoDB. Each call takes the route that one snapshot of its
 * flags says. Whatever goes wrong in here, the application gets what Mongo gave it; only where the flags
 * make DynamoDB the authority is its failure the application's too. Thread-safe.
 */
public final class DualDao {
    /** What a look says of a call that must be entered. */
    public static final DualCall MORE = new DualCall.Answered(null, null);

    private final DaoMirror mirror;
    private final DaoFlags flags;
    private final Outbox outbox;
    private final ShadowReads shadowReads;
    private final DualListener listener;
    private final UndecidedWrites undecided = new UndecidedWrites();
    private final Overlaps overlaps = new Overlaps();
    private final OpenTees openTees;
    private final ComparisonRules comparison;
    private final Transactions transactions;
    private final LeftWrites leftWrites = new LeftWrites(this);
    private final boolean hasCallsByQuery;

    private final ThreadLocal<Inside> inside = ThreadLocal.withInitial(Inside::new);
    private final FirstLook firstLook;
    private final Routes routes;

    private final StackRoom roomToWork = new StackRoom();
    /** How many calls found no room, and nobody was told yet: to tell takes room too. */
    private final AtomicInteger tooDeep = new AtomicInteger();

    /** @throws io.dynamoshadow.model.ModelException where a class that the settings name cannot be used */
    public DualDao(DaoMirror mirror, DaoFlags flags, Outbox outbox, ShadowReads shadowReads, DualListener listener) {
        this.mirror = mirror;
        this.flags = flags;
        this.outbox = outbox;
        this.shadowReads = shadowReads;
        this.listener = new QuietListener(listener);
        this.openTees = new OpenTees(this.listener);
        this.comparison = ComparisonRules.of(
                mirror.plan().settings(), mirror.plan().daoInterface().getClassLoader());
        this.transactions = new Transactions(shadowReads);
        boolean looksForItems = false;
        for (PlannedMethod method : mirror.plan().methods()) {
            looksForItems |= method.operation().looksForItems();
            if (method.operation().isRead() && method.result().kind().mayBeLazy()) {
                Handing.prepare(method.result().type());
            }
        }
        this.hasCallsByQuery = looksForItems;
        this.firstLook = new FirstLook(flags, undecided, leftWrites::needOriginal, inside, this.listener);
        this.routes = new Routes(this, flags, outbox);
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
     * Whether what the original does would be lost, or be of long ago, whosever call it is: a write that DynamoDB is to answer,
     * or a read where Mongo is not written any more. It must not run then, even if we fail. False where in doubt.
     */
    public boolean isBarring(PlannedMethod method) {
        return firstLook.isBarring(method);
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
        if (original == mirror.dao() || flags.isSwitchedOff()) {
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
        if (flags.isSwitchedOff()) {
            return null;
        }
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
        leftWrites.know(original);
        DualCall call;
        try {
            call = write ? routes.write(method, original, arguments) : routes.read(method, original, arguments);
        } catch (Throwable ours) {
            if (isBarring(method)) {
                throw ours;
            }
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

    /** Runs something of ours in which the application's DAO may be called: none of that is mirrored. */
    <T> T ofOurs(Inside.OurCall<T> call) throws Throwable {
        return inside.get().ofOurs(call);
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

    /** Whether a read that flags want to be shadowed is: it is of the sample, and there is budget for it. */
    boolean isToBeShadowed(PlannedMethod method, @Nullable String context) {
        ShadowBudget budget = shadowReads.budget();
        if (!budget.isSampled(flags, context)) {
            return false;
        }
        boolean hasCall = budget.hasCall();
        if (!hasCall) {
            listener.shadowReadDropped(method, "shadow.calls-per-second are spent");
        }
        return hasCall;
    }

    ComparisonRules comparison() {
        return comparison;
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

    /** By which it is told what becomes of a call that was taken, whatever the switch says by now. */
    DaoFlags flags() {
        return flags.underSwitch();
    }

    Outbox outbox() {
        return outbox;
    }

    /** Whether a write of any key may concern what a call by a query has to find. */
    boolean hasCallsByQuery() {
        return hasCallsByQuery;
    }

    Overlaps overlaps() {
        return overlaps;
    }

    Transactions transactions() {
        return transactions;
    }

    OpenTees openTees() {
        return openTees;
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

    /** Counts the results that the application was reading little by little and let go of, as far as that is known. */
    public void countAbandonedReads() {
        openTees.countGone();
    }

    /** How many writes wait or are under way. */
    public long pendingWrites() {
        return outbox.pending();
    }

    /** The application's DAO, through which Mongo is asked; known by itself as soon as it is called. */
    public void know(Object original) {
        leftWrites.know(original);
    }

    /** Takes up writes that were left on disk, where there are any; by one thread at a time, again and again. */
    public void takeUpLeftWrites() {
        if (outbox.isAnythingToTakeUp()) {
            outbox.takeUp(leftWrites);
        }
    }
}
