package io.dynamoshadow.dual;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One call under way, from its entry to its exit. Used by one thread. */
public abstract class DualCall {
    private @Nullable BooleanSupplier mark;

    DualCall() {}

    /**
     * Says what tells whether the application's own method runs, from now on. What it calls of the same DAO meanwhile is part
     * of this call. It is asked, and not told, since nothing may keep a thread from being looked at for ever: whoever runs
     * the method marks its end by something that cannot fail.
     *
     * @param running asked by the call's own thread
     */
    public final void markedBy(BooleanSupplier running) {
        mark = running;
    }

    /** What was given; null where nothing was yet. A call that passes is the same object again and again, with the same mark. */
    public final @Nullable BooleanSupplier mark() {
        return mark;
    }

    final boolean isRunning() {
        BooleanSupplier running = mark;
        return running != null && running.getAsBoolean();
    }

    /** Ends a call of which nothing but that it ends is of interest; false, and without effect, for all others. */
    public boolean passes() {
        return false;
    }

    /** Whether the application's own method is not to run, because {@link #value} or {@link #failure} is the result. */
    public boolean isAnswered() {
        return false;
    }

    /** The result of an answered call. */
    public @Nullable Object value() {
        return null;
    }

    /** What an answered call throws, or null. */
    public @Nullable Throwable failure() {
        return null;
    }

    /** The application's own method has ended. */
    public abstract void leave(@Nullable Object returned, @Nullable Throwable thrown);

    /**
     * What the application is to get, asked once {@link #leave} has returned: what its method returned, or what stands in the
     * place of a result that is read little by little.
     */
    public @Nullable Object result(@Nullable Object returned) {
        return returned;
    }

    /** A call that DynamoDB has answered. */
    static final class Answered extends DualCall {
        private final @Nullable Object value;
        private final @Nullable Throwable failure;

        Answered(@Nullable Object value, @Nullable Throwable failure) {
            this.value = value;
            this.failure = failure;
        }

        @Override
        public boolean isAnswered() {
            return true;
        }

        @Override
        public @Nullable Object value() {
            return value;
        }

        @Override
        public @Nullable Throwable failure() {
            return failure;
        }

        @Override
        public void leave(@Nullable Object returned, @Nullable Throwable thrown) {}
    }
}
