package io.dynamoshadow.dual;

import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.tee.Tee;
import io.dynamoshadow.tee.Unread;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Results that the application is reading little by little: one that it lets go of, neither read to its end nor closed, is counted
 * all the same, once the garbage collector has found it. Holds none of them. Thread-safe.
 */
final class OpenTees {
    private final DualListener listener;
    private final ReferenceQueue<Tee> gone = new ReferenceQueue<>();
    private final Set<Open> open = ConcurrentHashMap.newKeySet();

    OpenTees(DualListener listener) {
        this.listener = listener;
    }

    /**
     * @param isRead whether it is known to be one that DynamoDB is read for
     * @param measurement goes on until it is over
     */
    Open add(Tee tee, PlannedMethod method, boolean isRead, Measurement measurement) {
        countGone();
        Open added = new Open(tee, method, isRead, measurement);
        measurement.further();
        open.add(added);
        return added;
    }

    /** Counts those that were let go of since this was done last. */
    void countGone() {
        for (Reference<? extends Tee> each = gone.poll(); each != null; each = gone.poll()) {
            ((Open) each).letGo();
        }
    }

    /** One result that is being read. */
    final class Open extends PhantomReference<Tee> {
        private final PlannedMethod method;
        private final Measurement measurement;
        private volatile boolean isRead;

        private Open(Tee tee, PlannedMethod method, boolean isRead, Measurement measurement) {
            super(tee, gone);
            this.measurement = measurement;
            this.method = method;
            this.isRead = isRead;
        }

        /** It has turned out to be one that DynamoDB is read for. */
        void isRead() {
            isRead = true;
        }

        /** Its end is known. */
        void over() {
            if (open.remove(this)) {
                measurement.done();
            }
            clear();
        }

        private void letGo() {
            if (open.remove(this)) {
                measurement.done();
                if (isRead) {
                    listener.leftUnread(method, Unread.NOT_TO_THE_END);
                }
            }
        }
    }
}
