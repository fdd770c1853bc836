package io.dynamoshadow.model;

/** A class cannot serve as an entity, or a property does not exist; the message names class, member and mend. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }
}
