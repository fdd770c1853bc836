package io.dynamoshadow.dual;

import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Reach;
import io.dynamoshadow.flag.ReadRoute;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.flag.WriteRoute;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * Tells calls that are Mongo's alone from those that need more, as cheaply as can be: without memory of its own, and where it
 * can, without a look at the call. Thread-safe.
 */
final class FirstLook {
    private final DaoFlags flags;
    private final UndecidedWrites undecided;
    private final ThreadLocal<Inside> inside;
    private final DualListener listener;

    FirstLook(DaoFlags flags, UndecidedWrites undecided, ThreadLocal<Inside> inside, DualListener listener) {
        this.flags = flags;
        this.undecided = undecided;
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
        if (!undecided.isDecided() || flags.wantsEveryCall()) {
            return true;
        }
        Reach reach = flags.reach();
        // a write that is looked at covers the reads in it: so as long as these are looked at, it must be, too
        return reach.mayReadDynamo() || (!read && reach.mayWriteOtherwise());
    }

    /** See {@link DualDao#isBarring}. */
    boolean isBarring(PlannedMethod method) {
        Operation operation = method.operation();
        if (!undecided.isDecided() || (!operation.isRead() && !operation.isWrite())) {
            return false;
        }
        Reach reach = flags.reach();
        return reach.isEveryWriteOfDynamo()
                && (operation.isWrite() ? !operation.needsMongo() : reach.isEveryReadOfDynamo());
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
        if (!undecided.isDecided() || flags.wantsEveryCall()) {
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
            if (context == null && (write || method.context().isToldByResult())) {
                return DualDao.MORE;
            }
            Stage stage = flags.stage(context);
            if (write ? stage.writeRoute() != WriteRoute.MONGO : stage.readRoute() != ReadRoute.MONGO) {
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
