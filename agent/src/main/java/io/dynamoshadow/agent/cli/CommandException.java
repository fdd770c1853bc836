package io.dynamoshadow.agent.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot do what it was asked; the message says what is wrong, where, and what to write instead. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        this(message, null);
    }

    /** @param cause shown to those who ask for stack traces */
    CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
