package io.dynamoshadow.agent;

import org.jspecify.annotations.Nullable;

/**
 * How the {@code attach} command learns what came of it. Its agent's arguments are {@code reply=NUMBER,SETTINGS}, and the
 * answer is a system property of this JVM, {@code dynamo-shadow.attach}: NUMBER and a line break before it, so that an
 * answer to somebody else is known for one. The attach protocol itself carries an error code and nothing else.
 */
final class AttachReply {
    private static final String PREFIX = "reply=";
    private static final String PROPERTY = "dynamo-shadow.attach";

    private final @Nullable String number;
    private final @Nullable String arguments;

    private AttachReply(@Nullable String number, @Nullable String arguments) {
        this.number = number;
        this.arguments = arguments;
    }

    /** Other tools attach with the settings alone, and hear nothing. */
    static AttachReply askedForBy(@Nullable String arguments) {
        int comma = arguments == null ? -1 : arguments.indexOf(',');
        return arguments == null || comma < 0 || !arguments.startsWith(PREFIX)
                ? new AttachReply(null, arguments)
                : new AttachReply(arguments.substring(PREFIX.length(), comma), arguments.substring(comma + 1));
    }

    /** What the agent is to be started with. */
    @Nullable
    String arguments() {
        return arguments;
    }

    void give(String answer) {
        if (number != null) {
            System.setProperty(PROPERTY, number + "\n" + answer);
        }
    }
}
