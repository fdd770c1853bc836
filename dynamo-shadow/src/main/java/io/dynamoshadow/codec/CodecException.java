package io.dynamoshadow.codec;

import org.jspecify.annotations.Nullable;

/** A value that no attribute can hold, or an attribute that is no such value; says where in the entity. */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, by what can be done about it. None of it gets better by trying again. */
    public enum Kind {
        /** A value that has no attribute, or an attribute that is no such value. */
        VALUE,
        /** A type that cannot be written at all, whatever its value. */
        TYPE,
        /** An item names a class, or a value has one, that is neither ours nor one of the entity's own. */
        CLASS,
        /** A key that DynamoDB does not take: missing, empty, too long, of another type, or a number out of range. */
        KEY,
        /** An attribute that an index does not take, for the same reasons. */
        INDEX,
        /** More than an item may hold: 400 KB in all, or a name of more than 64 KB. */
        SIZE,
        /** More than 32 levels, one in the other. */
        DEPTH,
        /** A value that contains itself. */
        CYCLE
    }

    private final Kind kind;
    private final String path;
    private final String wrong;

    public CodecException(String wrong) {
        this(Kind.VALUE, wrong);
    }

    public CodecException(Kind kind, String wrong) {
        this(kind, "", wrong, null);
    }

    private CodecException(Kind kind, String path, String wrong, @Nullable Throwable cause) {
        super(path.isEmpty() ? wrong : path + ": " + wrong, cause);
        this.kind = kind;
        this.path = path;
        this.wrong = wrong;
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong, without where. */
    String wrong() {
        return wrong;
    }

    /** The same, seen from one level further out. */
    CodecException within(String step) {
        String outer = path.isEmpty() || path.startsWith("[") ? step + path : step + "." + path;
        return new CodecException(kind, outer, wrong, getCause());
    }
}
