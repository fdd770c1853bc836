package io.dynamoshadow.operation;

/** An expression that cannot be read; the message goes on from "the expression". */
final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExpressionException(String message) {
        super(message);
    }
}
