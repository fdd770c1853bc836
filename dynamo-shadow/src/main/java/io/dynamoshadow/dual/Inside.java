package io.dynamoshadow.dual;

import org.jspecify.annotations.Nullable;

/**
 * Which calls of one DAO are under way in one thread. What a DAO calls of itself is part of the call that it does so in; only a
 * write that a read makes is one of its own, since it reaches Mongo whatever becomes of the read.
 *
 * <p>Kept in a thread-local of the application's threads, and so refers to nothing of the application.
 */
final class Inside {
    private boolean read;
    private boolean write;
    private final DualCall passedRead = new Passed(false);
    private final DualCall passedWrite = new Passed(true);

    /** Whether a call that comes now is part of one that is under way. */
    boolean covers(boolean isWrite) {
        return write || (read && !isWrite);
    }

    void begin(boolean isWrite) {
        set(isWrite, true);
    }

    /** The innermost call that is under way has ended. */
    void end() {
        set(write, false);
    }

    /** Begins a call that is Mongo's alone; gives what to tell of its end. */
    DualCall pass(boolean isWrite) {
        begin(isWrite);
        return isWrite ? passedWrite : passedRead;
    }

    private void set(boolean isWrite, boolean underWay) {
        if (isWrite) {
            write = underWay;
        } else {
            read = underWay;
        }
    }

    /** Runs something of ours that calls the application's DAO: none of it is looked at. */
    <T> T ofOurs(OurCall<T> call) throws Throwable {
        boolean readBefore = read;
        boolean writeBefore = write;
        read = true;
        write = true;
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

    /** Always the same for one thread, so that a call that passes costs no memory. */
    private final class Passed extends DualCall {
        private final boolean isWrite;

        Passed(boolean isWrite) {
            this.isWrite = isWrite;
        }

        @Override
        public boolean passes() {
            set(isWrite, false);
            return true;
        }

        @Override
        public void leave(@Nullable Object returned, @Nullable Throwable thrown) {
            set(isWrite, false);
        }
    }
}
