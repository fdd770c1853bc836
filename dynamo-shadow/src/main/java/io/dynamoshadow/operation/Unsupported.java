package io.dynamoshadow.operation;

/** Left to Mongo because no operation is known for it: never a guess, never a silent scan. Immutable. */
public final class Unsupported extends Operation {
    private final String reason;
    private final String mend;
    private final boolean tentative;

    Unsupported(String reason, String mend) {
        this(reason, mend, false);
    }

    /** @param tentative whether a later rule may know better */
    Unsupported(String reason, String mend, boolean tentative) {
        this.reason = reason;
        this.mend = mend;
        this.tentative = tentative;
    }

    public String reason() {
        return reason;
    }

    /** The line of shadow.properties that would mend it. */
    public String mend() {
        return mend;
    }

    /** Whether the rule that says so leaves it to others to know better. */
    boolean isTentative() {
        return tentative;
    }

    @Override
    public String toString() {
        return "unsupported: " + reason;
    }
}
