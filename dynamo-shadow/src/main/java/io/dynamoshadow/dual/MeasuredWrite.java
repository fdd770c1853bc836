package io.dynamoshadow.dual;

import io.dynamoshadow.flag.Measurement;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures how DynamoDB carries out what Mongo has: its first attempt at the first item of the call, which stands for all of
 * them. Thread-safe.
 */
final class MeasuredWrite {
    private final Measurement measurement;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    MeasuredWrite(Measurement measurement) {
        this.measurement = measurement;
    }

    /** The same write, measured if it is the first. */
    Runnable of(Runnable write) {
        if (!measurement.isWanted() || !begun.compareAndSet(false, true)) {
            return write;
        }
        measurement.further();
        return () -> {
            if (over.compareAndSet(false, true)) {
                measure(write);
            } else {
                write.run();
            }
        };
    }

    private void measure(Runnable write) {
        Stopwatch watch = Stopwatch.start(measurement);
        boolean failed = true;
        try {
            write.run();
            failed = false;
        } finally {
            watch.dynamo(failed);
            measurement.done();
        }
    }

    /** It waits on disk, or is given up. */
    void isOver() {
        if (begun.get() && over.compareAndSet(false, true)) {
            measurement.done();
        }
    }
}
