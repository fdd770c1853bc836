package io.dynamoshadow.codec;

import org.jspecify.annotations.Nullable;

/**
 * How deep in a value this thread is as it writes: DynamoDB takes so many levels and no more, and an object that contains
 * itself has no end.
 */
final class Depth {
    /** DynamoDB's limit, which counts the item itself. */
    static final int DEEPEST = 32;

    private static final ThreadLocal<Depth> OF_THREAD = ThreadLocal.withInitial(Depth::new);

    private final @Nullable Object[] way = new @Nullable Object[DEEPEST];

    private int levels;

    private Depth() {}

    /**
     * Goes one level down, into {@code value}; {@link #leave} must follow where this did not throw.
     *
     * @throws CodecException where that is one too many, or the value is on the way to itself
     */
    static void enter(Object value) {
        OF_THREAD.get().down(value);
    }

    static void leave() {
        Depth depth = OF_THREAD.get();
        depth.way[--depth.levels] = null;
    }

    private void down(Object value) {
        for (int i = 0; i < levels; i++) {
            if (way[i] == value) {
                throw new CodecException(
                        CodecException.Kind.CYCLE,
                        "is a " + value.getClass().getName() + " that contains itself, and would have no end");
            }
        }
        if (levels == DEEPEST) {
            throw tooDeep();
        }
        way[levels++] = value;
    }

    static CodecException tooDeep() {
        return new CodecException(
                CodecException.Kind.DEPTH, "is nested deeper than the " + DEEPEST + " levels that DynamoDB takes");
    }
}
