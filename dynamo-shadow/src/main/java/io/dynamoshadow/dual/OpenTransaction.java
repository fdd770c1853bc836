package io.dynamoshadow.dual;

import java.util.function.Consumer;

/** A transaction of Mongo's that has not ended: what was written in it is not there yet, and may never be. */
interface OpenTransaction {
    /** What has become of it. */
    enum Outcome {
        COMMITTED,
        ROLLED_BACK,
        /** It is over, and only Mongo knows. */
        UNKNOWN
    }

    /** Tells when it is over, once, on whichever thread. To be called on the thread that called the DAO. */
    void whenOver(Consumer<Outcome> then);
}
