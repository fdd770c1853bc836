package io.dynamoshadow.flag;

import com.launchdarkly.sdk.LDValue;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a flag can say to anyone at all, read off its targets, rules and rollouts without knowing a context. Errs on the side
 * of "it can": rules are not asked whether anybody could match them. The names are those of LaunchDarkly's flag format.
 * Immutable.
 */
final class FlagReach {
    /** A rollout's shares are thousandths of a percent. */
    private static final int WHOLE = 100_000;

    /** Stands for no value at all, so that what holds is the default. */
    private static final LDValue NONE = LDValue.ofNull();

    private final LDValue variations;
    private final Set<LDValue> values = new LinkedHashSet<>();

    private FlagReach(LDValue variations) {
        this.variations = variations;
    }

    static FlagReach of(LDValue flag) {
        FlagReach reach = new FlagReach(flag.get("variations"));
        if (flag.get("on").booleanValue()) {
            reach.addSwitchedOn(flag);
        } else {
            reach.add(flag.get("offVariation"));
        }
        return reach;
    }

    /** A flag that is not there. */
    static FlagReach ofNone() {
        FlagReach reach = new FlagReach(NONE);
        reach.values.add(NONE);
        return reach;
    }

    private void addSwitchedOn(LDValue flag) {
        if (flag.get("prerequisites").size() > 0) {
            add(flag.get("offVariation")); // for whom a prerequisite fails
            values.add(NONE); // where they go round in circles
        }
        for (LDValue target : flag.get("targets").values()) {
            add(target.get("variation"));
        }
        for (LDValue target : flag.get("contextTargets").values()) {
            add(target.get("variation"));
        }
        for (LDValue rule : flag.get("rules").values()) {
            addChoice(rule);
            values.add(NONE); // where its segments go round in circles
        }
        addChoice(flag.get("fallthrough"));
    }

    private void addChoice(LDValue variationOrRollout) {
        if (variationOrRollout.get("variation").isNumber()) {
            add(variationOrRollout.get("variation"));
            return;
        }
        values.add(NONE); // where there is nothing to roll out, or by an attribute that cannot be
        LDValue last = LDValue.ofNull();
        boolean isWhole = false;
        for (LDValue share : variationOrRollout.get("rollout").get("variations").values()) {
            int weight = share.get("weight").intValue();
            last = share.get("variation");
            isWhole |= weight >= WHOLE;
            if (weight > 0) {
                add(last);
            }
        }
        if (!isWhole) {
            add(last); // takes what rounding leaves over
        }
    }

    private void add(LDValue variation) {
        values.add(variation.isNumber() ? variations.get(variation.intValue()) : NONE);
    }

    /** What any context can get; null's value stands for no value. */
    Set<LDValue> values() {
        return Collections.unmodifiableSet(values);
    }

    /**
     * Whether any context can get this value of a boolean flag.
     *
     * @param otherwise what holds where the flag has no value to give, or one of another type
     */
    boolean canBe(boolean value, boolean otherwise) {
        for (LDValue each : values) {
            if (Values.isBoolean(each) ? each.booleanValue() == value : otherwise == value) {
                return true;
            }
        }
        return false;
    }
}
