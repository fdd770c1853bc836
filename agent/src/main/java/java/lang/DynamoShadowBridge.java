package java.lang;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The one thing that woven code calls. It lives in the bootstrap loader (in java.base on Java 9 and later), where every
 * class of every loader sees it, and so it knows nothing but JDK types; the work is done by the handler that the agent
 * installs.
 *
 * <p>A woven call first comes to its method's gate. Where the gate is shut, that is all: a constant to the JIT compiler, which
 * leaves nothing of it. Where it is open, the call is looked at, and where need be entered and left.
 *
 * <p>Nothing is ever thrown into the application from here: what a handler throws is dropped, and the call goes on as if
 * it had not been woven; unless its original is barred, since what it does would be lost. Thread-safe.
 */
public abstract class DynamoShadowBridge {
    /** What a woven method throws when an answer's value is not of its return type. Shared, so without a stack trace. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // made beforehand, so that a good answer does not pay for it
    public static final RuntimeException MISFIT = new Misfit();

    /** What {@link #look} says of a call that must be entered. */
    public static final Call MORE = new Call();

    private static final Object GATES = new Object();

    private static volatile @Nullable DynamoShadowBridge handler;

    /** By the methods' numbers; a gate is open until it is shut. Never changed, only replaced. */
    private static volatile boolean[] shut = {};

    /** By the methods' numbers: those whose original must not run. Never changed, only replaced. */
    private static volatile boolean[] barred = {};

    /** The gates that are linked into class files, by the methods' numbers. Under the lock. */
    private static @Nullable MutableCallSite[] linked = {};

    /** For the agent's handler. */
    protected DynamoShadowBridge() {}

    /**
     * Puts a handler behind all woven methods.
     *
     * @param handler gets every call from now on; null: no call is of interest any more
     */
    public static void install(@Nullable DynamoShadowBridge handler) {
        DynamoShadowBridge.handler = handler;
    }

    /**
     * Whether calls of a method are to be looked at. Woven code asks this where its class file is too old for a
     * {@link #gate}, or where that could not be linked.
     *
     * @param method the number that was bound into the woven method
     */
    public static boolean isOpen(int method) {
        boolean[] gates = shut;
        return method >= gates.length || !gates[method];
    }

    /**
     * Opens or shuts the gate of a method. Calls that begin after this has returned, in whichever thread, go by it.
     *
     * @param method the number that is bound into the woven method
     */
    public static void setOpen(int method, boolean open) {
        synchronized (GATES) {
            if (isOpen(method) == open) {
                return;
            }
            MutableCallSite site = method < linked.length ? linked[method] : null;
            MethodHandle target = site == null ? null : constant(open);
            boolean[] changed = Arrays.copyOf(shut, Math.max(shut.length, method + 1));
            changed[method] = !open;
            shut = changed;
            if (site != null && target != null) {
                site.setTarget(target);
                MutableCallSite.syncAll(new MutableCallSite[] {site});
            }
        }
    }

    /**
     * Links a gate into a class file: what an {@code invokedynamic} of a woven method calls when it first runs.
     *
     * @param type {@code ()boolean}
     * @param method the number that is bound into the woven method
     * @return the same for every class with that method
     */
    @SuppressWarnings("UnusedVariable") // the parameters of a bootstrap method are given
    public static CallSite gate(MethodHandles.Lookup caller, String name, MethodType type, int method) {
        synchronized (GATES) {
            MutableCallSite site = method < linked.length ? linked[method] : null;
            if (site == null) {
                site = new MutableCallSite(constant(isOpen(method)));
                linked = Arrays.copyOf(linked, Math.max(linked.length, method + 1));
                linked[method] = site;
            }
            return site;
        }
    }

    private static boolean isBarred(int method) {
        boolean[] bars = barred;
        return method < bars.length && bars[method];
    }

    /** Bars the original of a method: a call that cannot be looked at, for whatever reason, fails, and does not run it. */
    public static void setBarred(int method, boolean bar) {
        synchronized (GATES) {
            if (isBarred(method) != bar) {
                boolean[] changed = Arrays.copyOf(barred, Math.max(barred.length, method + 1));
                changed[method] = bar;
                barred = changed;
            }
        }
    }

    /** What a call throws that could not be looked at; null where the original is not barred, and runs. */
    public static @Nullable Throwable failure(Throwable ours, int method) {
        if (!isBarred(method)) {
            return null;
        }
        return ours instanceof VirtualMachineError
                ? ours
                : new IllegalStateException("DynamoDB, which is to answer, could not be asked: " + ours);
    }

    private static MethodHandle constant(boolean open) {
        return MethodHandles.constant(boolean.class, open);
    }

    /**
     * Looks at a call whose gate is open, before its arguments are put in an array.
     *
     * @param method the number that was bound into the woven method
     * @param self the object it was called on
     * @param first its first argument, if there is one and it is an object; likewise the others
     * @return {@link #MORE}: the call must be entered. Null: run the original, and nothing will follow. Anything else: run the
     *     original, and hand this token on when it has ended
     */
    public static @Nullable Call look(
            int method,
            Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth) {
        DynamoShadowBridge current = handler;
        if (current == null) {
            return null;
        }
        try {
            return current.looked(method, self, first, second, third, fourth);
        } catch (Throwable dropped) {
            return failure(dropped, method) == null ? null : MORE;
        }
    }

    /**
     * Tells the handler that a woven method begins.
     *
     * @param method the number that was bound into the woven method
     * @param self the object it was called on
     * @param arguments its arguments, boxed; changing the array changes nothing for the method
     * @return null: run the original, and no {@link #exit} will follow. An {@link Answer}: skip the original, this is its
     *     result, and no exit will follow. Anything else: run the original and hand this token to exit
     */
    public static @Nullable Call enter(int method, Object self, Object[] arguments) {
        DynamoShadowBridge current = handler;
        if (current == null) {
            return null;
        }
        try {
            return current.entered(method, self, arguments);
        } catch (Throwable dropped) {
            Throwable failure = failure(dropped, method);
            return failure == null ? null : new Answer(null, failure);
        }
    }

    /**
     * The original method has returned. Asked first, so that its result need not be boxed.
     *
     * @param token what look or enter returned, not null
     * @return whether nothing is left to be done, and no {@link #exit} follows
     */
    public static boolean passed(Call token) {
        DynamoShadowBridge current = handler;
        if (current == null) {
            return true;
        }
        try {
            return current.over(token);
        } catch (Throwable dropped) {
            return true;
        }
    }

    /**
     * Tells the handler what the original method has returned.
     *
     * @param token what look or enter returned, not null
     * @param returned what the method returned, boxed; null if it is void or returned null
     * @return what the application gets; without effect if the method is void, or if it is not of the return type
     */
    public static @Nullable Object exit(Call token, @Nullable Object returned) {
        DynamoShadowBridge current = handler;
        if (current == null) {
            return returned;
        }
        try {
            return current.left(token, returned, null);
        } catch (Throwable dropped) {
            return returned;
        }
    }

    /**
     * Tells the handler what the original method has thrown, and will go on to throw.
     *
     * @param token what look or enter returned, or null
     */
    public static void threw(@Nullable Call token, Throwable thrown) {
        DynamoShadowBridge current = handler;
        if (current == null || token == null) {
            return;
        }
        try {
            if (!current.over(token)) {
                current.left(token, null, thrown);
            }
        } catch (Throwable dropped) {
            // the application's own goes on
        }
    }

    /** See {@link #look}; what it throws is dropped where the method is not barred, and so are all others. */
    protected abstract @Nullable Call looked(
            int method,
            Object self,
            @Nullable Object first,
            @Nullable Object second,
            @Nullable Object third,
            @Nullable Object fourth);

    /** See {@link #enter}; what it throws is dropped. */
    protected abstract @Nullable Call entered(int method, Object self, Object[] arguments);

    /** See {@link #passed}; what it throws is dropped, and the call counts as over. */
    protected abstract boolean over(Call token);

    /** See {@link #exit} and {@link #threw}; what it throws is dropped. */
    protected abstract @Nullable Object left(Call token, @Nullable Object returned, @Nullable Throwable thrown);

    /**
     * A token that woven code marks itself, by a plain write to a field: that cannot fail, whatever becomes of what it calls.
     * At the end of the stack no method can be called any more, and a mark that a method would have to take away might stay
     * for ever.
     */
    public static class Call {
        /** Whether the original method runs now. Written and read by the call's own thread alone. */
        public boolean running;

        /** For the agent's tokens. */
        protected Call() {}
    }

    /** The result of a call whose original body does not run. Immutable. */
    public static final class Answer extends Call {
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
