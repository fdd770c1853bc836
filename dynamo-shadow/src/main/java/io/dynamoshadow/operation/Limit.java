package io.dynamoshadow.operation;

import org.jspecify.annotations.Nullable;

/** The most items that are wanted: a number, an argument of each call, or a page of Spring Data's. Immutable. */
final class Limit {
    private final int fixed;
    private final @Nullable Argument argument;
    private final boolean spring;

    private Limit(int fixed, @Nullable Argument argument, boolean spring) {
        this.fixed = fixed;
        this.argument = argument;
        this.spring = spring;
    }

    static Limit of(int fixed) {
        return new Limit(fixed, null, false);
    }

    static Limit of(Argument argument) {
        return new Limit(0, argument, false);
    }

    /** Of a Pageable or a Limit. */
    static Limit ofSpring(Argument argument) {
        return new Limit(0, argument, true);
    }

    /** Whether the caller says how much he wants, and where it begins. */
    boolean isOfSpring() {
        return spring;
    }

    /** The limit of one call; 0 is none, as it is to Mongo. */
    int of(@Nullable Object[] arguments) {
        if (argument == null) {
            return fixed;
        }
        Object value = argument.of(arguments);
        if (spring) {
            return SpringData.limit(value);
        }
        if (!(value instanceof Number)) {
            return 0;
        }
        long number = ((Number) value).longValue();
        // Mongo takes a negative limit for its absolute value, in one batch
        return (int) Math.min(Math.abs(number), Integer.MAX_VALUE);
    }

    /** How many items come before the first that is wanted. */
    long skip(@Nullable Object[] arguments) {
        return spring && argument != null ? SpringData.offset(argument.of(arguments)) : 0;
    }

    @Override
    public String toString() {
        return argument == null ? String.valueOf(fixed) : argument.toString();
    }
}
