package io.dynamoshadow.report;

import io.dynamoshadow.flag.Measurement;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long both stores take for the calls of one method, where somebody wants to know. Thread-safe. */
final class Latencies {
    private volatile @Nullable Timers timers;

    /** Of both stores. */
    static final class Timers {
        final Timer mongo;
        final Timer dynamo;

        Timers(Timer mongo, Timer dynamo) {
            this.mongo = mongo;
            this.dynamo = dynamo;
        }
    }

    /** From now on somebody wants to know. */
    void measureBy(Timers both) {
        timers = both;
    }

    /** Null where nobody wants to know. */
    @Nullable
    Timers timers() {
        return timers;
    }

    /** The same, that tells us too. */
    Measurement measured(Measurement told) {
        Timers both = timers;
        return both == null ? told : new Timed(both, told);
    }

    private static final class Timed implements Measurement {
        private final Timers timers;
        private final Measurement told;

        Timed(Timers timers, Measurement told) {
            this.timers = timers;
            this.told = told;
        }

        @Override
        public boolean isWanted() {
            return true;
        }

        @Override
        public void mongo(long nanos, boolean failed) {
            record(timers.mongo, nanos);
            told.mongo(nanos, failed);
        }

        @Override
        public void dynamo(long nanos, boolean failed) {
            record(timers.dynamo, nanos);
            told.dynamo(nanos, failed);
        }

        /** On the application's thread: nothing is lost for want of a number. */
        private static void record(Timer timer, long nanos) {
            try {
                timer.record(nanos, TimeUnit.NANOSECONDS);
            } catch (Throwable uncounted) {
                // for want of stack or memory
            }
        }

        @Override
        public void compared(boolean equal) {
            told.compared(equal);
        }

        @Override
        public void further() {
            told.further();
        }

        @Override
        public void done() {
            told.done();
        }
    }
}
