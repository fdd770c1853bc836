package io.dynamoshadow.dual;

import io.dynamoshadow.flag.Measurement;

/** How long one store takes for one call; does not look at the clock where nobody wants to know. Used by one thread at a time. */
final class Stopwatch {
    private final Measurement measurement;
    private final long started;

    private Stopwatch(Measurement measurement) {
        this.measurement = measurement;
        this.started = measurement.isWanted() ? System.nanoTime() : 0;
    }

    static Stopwatch start(Measurement measurement) {
        return new Stopwatch(measurement);
    }

    void mongo(boolean failed) {
        if (measurement.isWanted()) {
            measurement.mongo(System.nanoTime() - started, failed);
        }
    }

    void dynamo(boolean failed) {
        if (measurement.isWanted()) {
            measurement.dynamo(System.nanoTime() - started, failed);
        }
    }
}
