package io.dynamoshadow.operation;

import org.jspecify.annotations.Nullable;

/** An expression that cannot be read; the message goes on from "the expression". */
final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String mend;

    ExpressionException(String message) {
        this(message, null);
    }

    /** @param mend the line of shadow.properties that would mend it; null where that is the expression's own */
    ExpressionException(String message, @Nullable String mend) {
        super(message);
        this.mend = mend;
    }

    @Nullable
    String mend() {
        return mend;
    }
}
