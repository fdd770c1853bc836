package io.dynamoshadow.dual;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.flag.Risk;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.tee.Unread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears all that another one hears, and drops what that one throws: nothing is mirrored worse for being told badly. */
final class QuietListener implements DualListener {
    private final DualListener listener;

    QuietListener(DualListener listener) {
        this.listener = listener;
    }

    private static void tell(Runnable telling) {
        try {
            telling.run();
        } catch (Throwable untellable) {
            // there is nobody left to tell
        }
    }

    @Override
    public void called(PlannedMethod method) {
        // told of every call, and so without the memory that a lambda takes
        try {
            listener.called(method);
        } catch (Throwable untellable) {
            // there is nobody left to tell
        }
    }

    @Override
    public void written(PlannedMethod method) {
        tell(() -> listener.written(method));
    }

    @Override
    public void writeFailed(PlannedMethod method, Object key, Throwable reason) {
        tell(() -> listener.writeFailed(method, key, reason));
    }

    @Override
    public void writeWaits(PlannedMethod method, Object key, @Nullable Throwable reason) {
        tell(() -> listener.writeWaits(method, key, reason));
    }

    @Override
    public void notWrittenDown(PlannedMethod method, @Nullable Throwable reason) {
        tell(() -> listener.notWrittenDown(method, reason));
    }

    @Override
    public void outcomeUnknown(PlannedMethod method) {
        tell(() -> listener.outcomeUnknown(method));
    }

    @Override
    public void risky(PlannedMethod method, Risk risk) {
        tell(() -> listener.risky(method, risk));
    }

    @Override
    public void contextMissing(PlannedMethod method) {
        tell(() -> listener.contextMissing(method));
    }

    @Override
    public void mongoWriteFailed(PlannedMethod method, Object key, Throwable reason) {
        tell(() -> listener.mongoWriteFailed(method, key, reason));
    }

    @Override
    public void readByMongo(PlannedMethod method, @Nullable Throwable reason) {
        tell(() -> listener.readByMongo(method, reason));
    }

    @Override
    public void mongoReadFailed(PlannedMethod method, Throwable reason) {
        tell(() -> listener.mongoReadFailed(method, reason));
    }

    @Override
    public void needsMongo(PlannedMethod method) {
        tell(() -> listener.needsMongo(method));
    }

    @Override
    public void shadowRead(PlannedMethod method) {
        tell(() -> listener.shadowRead(method));
    }

    @Override
    public void shadowReadDropped(PlannedMethod method, String reason) {
        tell(() -> listener.shadowReadDropped(method, reason));
    }

    @Override
    public void leftUnread(PlannedMethod method, Unread why) {
        tell(() -> listener.leftUnread(method, why));
    }

    @Override
    public void shadowReadFailed(PlannedMethod method, Throwable reason) {
        tell(() -> listener.shadowReadFailed(method, reason));
    }

    @Override
    public void matched(PlannedMethod method) {
        tell(() -> listener.matched(method));
    }

    @Override
    public void passingDifference(PlannedMethod method) {
        tell(() -> listener.passingDifference(method));
    }

    @Override
    public void unsettledDifference(PlannedMethod method) {
        tell(() -> listener.unsettledDifference(method));
    }

    @Override
    public boolean knows(PlannedMethod method, List<Difference> differences) {
        try {
            return listener.knows(method, differences);
        } catch (Throwable unknown) {
            return false;
        }
    }

    @Override
    public void notComparable(PlannedMethod method, Throwable reason) {
        tell(() -> listener.notComparable(method, reason));
    }

    @Override
    public void noise(PlannedMethod method, List<Difference> differences) {
        tell(() -> listener.noise(method, differences));
    }

    @Override
    public Measurement measured(PlannedMethod method, Measurement told) {
        try {
            return listener.measured(method, told);
        } catch (Throwable unmeasured) {
            return told;
        }
    }

    @Override
    public void differed(PlannedMethod method, List<Difference> differences) {
        tell(() -> listener.differed(method, differences));
    }

    @Override
    public void trouble(PlannedMethod method, Throwable reason) {
        tell(() -> listener.trouble(method, reason));
    }

    @Override
    public void tooDeep(int calls) {
        tell(() -> listener.tooDeep(calls));
    }
}
