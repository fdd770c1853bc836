package io.dynamoshadow.operation;

import java.util.Locale;

/** The entity, or each of several, is written whole. Immutable. */
public final class Put extends Operation {
    /** What is expected to be there before. */
    public enum Mode {
        /** It takes the place of any other of its key, or of none. */
        PUT,
        /** Only where there is none. */
        INSERT,
        /** Only where there is none; that there was one is no failure. */
        IF_ABSENT,
        /** Only where there is one. */
        REPLACE
    }

    private final Argument entity;
    private final Mode mode;
    private final boolean many;

    Put(Argument entity, Mode mode, boolean many) {
        this.entity = entity;
        this.mode = mode;
        this.many = many;
    }

    /** The entity, or the collection of them. */
    public Argument entity() {
        return entity;
    }

    public Mode mode() {
        return mode;
    }

    /** Whether the argument is a collection of entities. */
    public boolean isMany() {
        return many;
    }

    @Override
    public boolean isWrite() {
        return true;
    }

    @Override
    public Cost cost() {
        return many ? Cost.WRITES : Cost.WRITE;
    }

    @Override
    public String toString() {
        String verb = mode == Mode.IF_ABSENT ? "put if absent" : mode.name().toLowerCase(Locale.ROOT);
        return verb + (many ? " each of " : " ") + entity;
    }
}
