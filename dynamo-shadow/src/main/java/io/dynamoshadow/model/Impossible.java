package io.dynamoshadow.model;

import org.jspecify.annotations.Nullable;

/** Why no object of a class can be made. Immutable. */
final class Impossible extends Construction {
    private final String obstacle;

    Impossible(String obstacle) {
        this.obstacle = obstacle;
    }

    @Override
    Object make(@Nullable Object[] values) {
        throw new ModelException(obstacle);
    }

    @Override
    boolean takes(int property) {
        return false;
    }

    @Override
    String obstacle() {
        return obstacle;
    }

    @Override
    public String toString() {
        return obstacle;
    }
}
