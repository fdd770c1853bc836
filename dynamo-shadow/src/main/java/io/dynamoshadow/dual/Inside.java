package io.dynamoshadow.dual;

import org.jspecify.annotations.Nullable;

/**
 * Which calls of one DAO are under way in one thread. What a DAO calls of itself is part of the call that it does so in; only a
 * write that a read makes is one of its own, since it reaches Mongo whatever becomes of the read.
 *
 * <p>Kept in a thread-local of the application's threads, and so refers to nothing of the application once a call is over.
 */
final class Inside {
    /** What we do ourselves: all that it calls is part of it. */
    private static final DualCall OURS = new Ours();

    /** The last ones to begin; perhaps no longer under way, where their end could not be told. */
    private @Nullable DualCall read;

    private @Nullable DualCall write;
    private final DualCall passedRead = new Passed(false);
    private final DualCall passedWrite = new Passed(true);

    /** Whether a call that comes now is part of one that is under way. */
    boolean covers(boolean isWrite) {
        return isRunning(write) || (!isWrite && isRunning(read));
    }

    private static boolean isRunning(@Nullable DualCall call) {
        return call != null && call.isRunning();
    }

    void begin(DualCall call, boolean isWrite) {
        set(isWrite, call);
    }

    /** The innermost call that is under way has ended. */
    void end() {
        set(write != null, null);
    }

    /** Begins a call that is Mongo's alone; gives what to tell of its end. */
    DualCall pass(boolean isWrite) {
        DualCall passed = isWrite ? passedWrite : passedRead;
        begin(passed, isWrite);
        return passed;
    }

    private void set(boolean isWrite, @Nullable DualCall call) {
        if (isWrite) {
            write = call;
        } else {
            read = call;
        }
    }

    /** Runs something of ours that calls the application's DAO: none of it is looked at. */
    <T> T ofOurs(OurCall<T> call) throws Throwable {
        DualCall readBefore = read;
        DualCall writeBefore = write;
        read = OURS;
        write = OURS;
        try {
            return call.run();
        } finally {
            read = readBefore;
            write = writeBefore;
        }
    }

    /**
     * A call of ours.
     *
     * @param <T> what it gives
     */
    interface OurCall<T> {
        T run() throws Throwable;
    }

    private static final class Ours extends DualCall {
        Ours() {
            markedBy(() -> true);
        }

        @Override
        public void leave(@Nullable Object returned, @Nullable Throwable thrown) {}
    }

    /** Always the same for one thread, so that a call that passes costs no memory. */
    private final class Passed extends DualCall {
        private final boolean isWrite;

        Passed(boolean isWrite) {
            this.isWrite = isWrite;
        }

        @Override
        public boolean passes() {
            set(isWrite, null);
            return true;
        }

        @Override
        public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
            set(isWrite, null);
        }
    }
}
