package io.dynamoshadow.codec;

/**
 * How deep in a value this thread is as it writes: DynamoDB takes so many levels and no more, and an object that contains
 * itself has no end.
 */
final class Depth {
    /** DynamoDB's limit on nested attributes. */
    private static final int DEEPEST = 32;

    private static final ThreadLocal<int[]> LEVELS = ThreadLocal.withInitial(() -> new int[1]);

    private Depth() {}

    /**
     * Goes one level down; {@link #leave} must follow where this did not throw.
     *
     * @throws CodecException where that is one too many
     */
    static void enter(Class<?> type) {
        int[] levels = LEVELS.get();
        if (levels[0] == DEEPEST) {
            throw new CodecException("is nested deeper than the " + DEEPEST + " levels that DynamoDB takes; does "
                    + type.getName() + " contain itself?");
        }
        levels[0]++;
    }

    static void leave() {
        LEVELS.get()[0]--;
    }
}
