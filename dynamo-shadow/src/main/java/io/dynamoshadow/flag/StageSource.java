package io.dynamoshadow.flag;

import com.launchdarkly.sdk.LDContext;
import java.util.List;

/** The flags of one DAO in LaunchDarkly's SDK, four or one, as what they say together. Thread-safe. */
interface StageSource {
    /** The flags' keys. */
    List<String> flags();

    /** What they say to a context; asked only when the SDK has data. */
    Stage evaluate(LDContext context);

    /** As {@link #evaluate}, measured where that can be. */
    default Decision decide(LDContext context, boolean write) {
        return new Decision(evaluate(context), Measurement.NONE);
    }

    /** Whether every call is measured. */
    default boolean isMeasured() {
        return false;
    }

    /** What holds while it has none. */
    Stage defaults();

    /** What they can say to anyone. */
    Reach reach();

    /** What of that makes no sense, and so counts as no value at all: a text for people, for each such flag. */
    List<String> mistakes();
}
