package io.dynamoshadow.codec;

import org.jspecify.annotations.Nullable;

/** A value that no attribute can hold, or an attribute that is no such value; says where in the entity. */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String wrong;

    public CodecException(String wrong) {
        this("", wrong, null);
    }

    private CodecException(String path, String wrong, @Nullable Throwable cause) {
        super(path.isEmpty() ? wrong : path + ": " + wrong, cause);
        this.path = path;
        this.wrong = wrong;
    }

    /** The same, seen from one level further out. */
    CodecException within(String step) {
        String outer = path.isEmpty() || path.startsWith("[") ? step + path : step + "." + path;
        return new CodecException(outer, wrong, getCause());
    }
}
