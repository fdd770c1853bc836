package java.lang;

import org.jspecify.annotations.Nullable;

/**
 * The one thing that woven code calls. It lives in the bootstrap loader (in java.base on Java 9 and later), where every
 * class of every loader sees it, and so it knows nothing but JDK types; the work is done by the handler that the agent
 * installs.
 *
 * <p>Nothing is ever thrown into the application from here: what a handler throws is dropped, and the call goes on as if
 * it had not been woven. Thread-safe.
 */
public abstract class DynamoShadowBridge {
    /**
     * What a woven method throws when an answer's value is not of its return type and so cannot be returned. Shared,
     * hence without a stack trace.
     */
    @SuppressWarnings("StaticAssignmentOfThrowable") // made beforehand, so that a good answer does not pay for it
    public static final RuntimeException MISFIT = new Misfit();

    private static volatile @Nullable DynamoShadowBridge handler;

    /** For the agent's handler. */
    protected DynamoShadowBridge() {}

    /**
     * Puts a handler behind all woven methods.
     *
     * @param handler gets every call from now on; null switches all of them off
     */
    public static void install(@Nullable DynamoShadowBridge handler) {
        DynamoShadowBridge.handler = handler;
    }

    /**
     * Whether {@link #enter} is worth calling: asked first, so that a call that is switched off allocates nothing.
     *
     * @param method the number that was bound into the woven method
     */
    public static boolean isOn(int method) {
        DynamoShadowBridge current = handler;
        if (current == null) {
            return false;
        }
        try {
            return current.on(method);
        } catch (Throwable dropped) {
            return false;
        }
    }

    /**
     * Tells the handler that a woven method begins.
     *
     * @param method the number that was bound into the woven method
     * @param self the object it was called on
     * @param arguments its arguments, boxed; changing the array changes nothing for the method
     * @return null: run the original, and no {@link #exit} will follow. An {@link Answer}: skip the original, this is its
     *     result, and no exit will follow. Anything else, such as a {@link Call}: run the original and hand this token to
     *     exit
     */
    public static @Nullable Object enter(int method, Object self, Object[] arguments) {
        DynamoShadowBridge current = handler;
        if (current == null) {
            return null;
        }
        try {
            return current.entered(method, self, arguments);
        } catch (Throwable dropped) {
            return null;
        }
    }

    /**
     * Tells the handler that the original method has ended.
     *
     * @param token what enter returned
     * @param returned what the method returned, boxed; null if it is void, returned null or threw
     * @param thrown what the method threw, and will go on to throw; null if it returned
     * @return what the application gets; without effect if the method is void or threw, or if it is not of the return
     *     type
     */
    public static @Nullable Object exit(Object token, @Nullable Object returned, @Nullable Throwable thrown) {
        DynamoShadowBridge current = handler;
        if (current == null) {
            return returned;
        }
        try {
            return current.left(token, returned, thrown);
        } catch (Throwable dropped) {
            return returned;
        }
    }

    /** Whether a call of this method is of interest now. Must be quick and allocate nothing. */
    protected abstract boolean on(int method);

    /** See {@link #enter}; what it throws is dropped. */
    protected abstract @Nullable Object entered(int method, Object self, Object[] arguments);

    /** See {@link #exit}; what it throws is dropped. */
    protected abstract @Nullable Object left(Object token, @Nullable Object returned, @Nullable Throwable thrown);

    /**
     * A token that woven code marks itself, by a plain write to a field: that cannot fail, whatever becomes of what it calls.
     * At the end of the stack no method can be called any more, and a mark that a method would have to take away might stay
     * for ever.
     */
    public abstract static class Call {
        /** Whether the original method runs now. Written and read by the call's own thread alone. */
        public boolean running;

        /** For the agent's tokens. */
        protected Call() {}
    }

    /** The result of a call whose original body does not run. Immutable. */
    public static final class Answer {
        /** What the method returns, boxed; ignored if it is void. Null is no answer for a primitive. */
        public final @Nullable Object value;

        /** What the method throws instead; null if it returns. */
        public final @Nullable Throwable thrown;

        /**
         * Either a value or something thrown.
         *
         * @param value of the method's return type, boxed
         * @param thrown if not null, is thrown as it is, and the value is ignored
         */
        public Answer(@Nullable Object value, @Nullable Throwable thrown) {
            this.value = value;
            this.thrown = thrown;
        }
    }

    private static final class Misfit extends RuntimeException {
        Misfit() {
            super("dynamo-shadow: the answer is not of the method's return type", null, false, false);
        }
    }
}
