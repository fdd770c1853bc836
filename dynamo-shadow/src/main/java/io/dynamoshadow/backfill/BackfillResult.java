package io.dynamoshadow.backfill;

import java.util.concurrent.atomic.LongAdder;

/** What a backfill has done. Thread-safe. */
public final class BackfillResult {
    final LongAdder read = new LongAdder();
    final LongAdder written = new LongAdder();
    final LongAdder alreadyThere = new LongAdder();
    final LongAdder vanished = new LongAdder();
    final LongAdder failed = new LongAdder();

    /** How many entities could not be copied. */
    public long failed() {
        return failed.sum();
    }

    /** As {@code 1000 in Mongo, 990 written, 10 already there, 0 failed}. */
    @Override
    public String toString() {
        return read + " in Mongo, " + written + " written, " + alreadyThere + " already there, "
                + (vanished.sum() == 0 ? "" : vanished + " deleted meanwhile, ") + failed + " failed";
    }
}
