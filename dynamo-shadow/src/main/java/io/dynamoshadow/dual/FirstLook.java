package io.dynamoshadow.dual;

import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Reach;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.flag.WriteRoute;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Unsupported;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells calls that are Mongo's alone from those that need more, as cheaply as can be: without memory of its own, and where it
 * can, without a look at the call. Thread-safe.
 */
final class FirstLook {
    private final DaoFlags flags;
    private final UndecidedWrites undecided;
    private final BooleanSupplier wantsOriginal;
    private final ThreadLocal<Inside> inside;
    private final DualListener listener;

    /** @param wantsOriginal whether some call must be entered, whichever, since the application's DAO is needed */
    FirstLook(
            DaoFlags flags,
            UndecidedWrites undecided,
            BooleanSupplier wantsOriginal,
            ThreadLocal<Inside> inside,
            DualListener listener) {
        this.flags = flags;
        this.undecided = undecided;
        this.wantsOriginal = wantsOriginal;
        this.inside = inside;
        this.listener = listener;
    }

    /** Whether any call of the method can be of concern, as flags and settings stand. */
    boolean isConcernedWith(PlannedMethod method) {
        Operation operation = method.operation();
        boolean read = operation.isRead();
        if (!read && !operation.isWrite() && !(operation instanceof Unsupported)) {
            return false;
        }
        if (flags.isSwitchedOff()) {
            return false;
        }
        if (mustEnterEveryCall()) {
            return true;
        }
        Reach reach = flags.reach();
        // a write that is looked at covers the reads in it: so as long as these are looked at, it must be, too
        return reach.mayReadDynamo() || (!read && reach.mayWriteOtherwise());
    }

    private boolean mustEnterEveryCall() {
        return !undecided.isDecided() || flags.wantsEveryCall() || wantsOriginal.getAsBoolean();
    }

    /** See {@link DualDao#isBarring}. */
    boolean isBarring(PlannedMethod method) {
        Operation operation = method.operation();
        if (!undecided.isDecided()) {
            return false;
        }
        return operation.isWrite()
                ? flags.reach().isDynamoTheAuthority() && !operation.needsMongo()
                : operation.isRead() && flags.reach().isDynamoAlone();
    }

    /** See {@link DualDao#look}. */
    @Nullable
    DualCall at(
            PlannedMethod method,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        boolean write = method.operation().isWrite();
        if (!write && !method.operation().isRead()) {
            return atOther(method);
        }
        Inside calls = inside.get();
        if (calls.covers(write)) {
            return null;
        }
        if (mustEnterEveryCall()) {
            return DualDao.MORE;
        }
        switch (method.contextArgument()) {
            case PlannedMethod.NO_ARGUMENT:
                return at(method, calls, null);
            case 0:
                return at(method, calls, first);
            case 1:
                return at(method, calls, second);
            case 2:
                return at(method, calls, third);
            case 3:
                return at(method, calls, fourth);
            default:
                return DualDao.MORE;
        }
    }

    private DualCall at(PlannedMethod method, Inside calls, @Nullable Object argument) {
        boolean write = method.operation().isWrite();
        try {
            String context = method.context().ofArgument(argument);
            if (context == null
                    && (write
                            || method.context().isToldByResult()
                            || method.context().isToldByCall())) {
                return DualDao.MORE;
            }
            Stage stage = flags.stage(context);
            if (write
                    ? stage.writeRoute() != WriteRoute.MONGO
                    : stage.readRoute().isDynamo()) {
                return DualDao.MORE;
            }
        } catch (Throwable ours) {
            return DualDao.MORE; // where it will happen again, and be told
        }
        listener.called(method);
        return calls.pass(write);
    }

    /** A call of a method that neither reads nor writes DynamoDB: only one that we could not understand is counted. */
    @Nullable
    DualCall atOther(PlannedMethod method) {
        if (method.operation() instanceof Unsupported) {
            listener.called(method);
        }
        return null;
    }
}
