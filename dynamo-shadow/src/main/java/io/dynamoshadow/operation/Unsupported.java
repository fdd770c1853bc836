package io.dynamoshadow.operation;

/** Left to Mongo because no operation is known for it: never a guess, never a silent scan. Immutable. */
public final class Unsupported extends Operation {
    private final String reason;
    private final String mend;

    Unsupported(String reason, String mend) {
        this.reason = reason;
        this.mend = mend;
    }

    public String reason() {
        return reason;
    }

    /** The line of shadow.properties that would mend it. */
    public String mend() {
        return mend;
    }

    @Override
    public String toString() {
        return "unsupported: " + reason;
    }
}
