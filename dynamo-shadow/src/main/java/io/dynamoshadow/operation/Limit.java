package io.dynamoshadow.operation;

import org.jspecify.annotations.Nullable;

/** The most items that are wanted: a number, or an argument of each call. Immutable. */
final class Limit {
    private final int fixed;
    private final @Nullable Argument argument;

    private Limit(int fixed, @Nullable Argument argument) {
        this.fixed = fixed;
        this.argument = argument;
    }

    static Limit of(int fixed) {
        return new Limit(fixed, null);
    }

    static Limit of(Argument argument) {
        return new Limit(0, argument);
    }

    /** The limit of one call; 0 is none, as it is to Mongo. */
    int of(@Nullable Object[] arguments) {
        if (argument == null) {
            return fixed;
        }
        Object value = argument.of(arguments);
        if (!(value instanceof Number)) {
            return 0;
        }
        long number = ((Number) value).longValue();
        // Mongo takes a negative limit for its absolute value, in one batch
        return (int) Math.min(Math.abs(number), Integer.MAX_VALUE);
    }

    @Override
    public String toString() {
        return argument == null ? String.valueOf(fixed) : argument.toString();
    }
}
