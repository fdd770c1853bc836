package io.dynamoshadow.flag;

import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.LDValueType;

/**
 * What a flag can say to anyone at all, read off its targets, rules and rollouts without knowing a context. Errs on the side
 * of "it can": rules are not asked whether anybody could match them. The names are those of LaunchDarkly's flag format.
 * Immutable.
 */
final class FlagReach {
    /** A rollout's shares are thousandths of a percent. */
    private static final int WHOLE = 100_000;

    private final LDValue variations;
    private final boolean otherwise;
    private boolean canBeTrue;
    private boolean canBeFalse;

    private FlagReach(LDValue variations, boolean otherwise) {
        this.variations = variations;
        this.otherwise = otherwise;
    }

    /** @param otherwise what holds for everyone where the flag has no value to give, or one of another type */
    static FlagReach of(LDValue flag, boolean otherwise) {
        FlagReach reach = new FlagReach(flag.get("variations"), otherwise);
        if (flag.get("on").booleanValue()) {
            reach.addSwitchedOn(flag);
        } else {
            reach.add(flag.get("offVariation"));
        }
        return reach;
    }

    /** A flag that is not there. */
    static FlagReach ofNone(boolean otherwise) {
        FlagReach reach = new FlagReach(LDValue.ofNull(), otherwise);
        reach.add(otherwise);
        return reach;
    }

    private void addSwitchedOn(LDValue flag) {
        if (flag.get("prerequisites").size() > 0) {
            add(flag.get("offVariation")); // for whom a prerequisite fails
            add(otherwise); // where they go round in circles
        }
        for (LDValue target : flag.get("targets").values()) {
            add(target.get("variation"));
        }
        for (LDValue target : flag.get("contextTargets").values()) {
            add(target.get("variation"));
        }
        for (LDValue rule : flag.get("rules").values()) {
            addChoice(rule);
            add(otherwise); // where its segments go round in circles
        }
        addChoice(flag.get("fallthrough"));
    }

    private void addChoice(LDValue variationOrRollout) {
        if (variationOrRollout.get("variation").isNumber()) {
            add(variationOrRollout.get("variation"));
            return;
        }
        add(otherwise); // where there is nothing to roll out, or by an attribute that cannot be
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
        LDValue value = variation.isNumber() ? variations.get(variation.intValue()) : LDValue.ofNull();
        add(value.getType() == LDValueType.BOOLEAN ? value.booleanValue() : otherwise);
    }

    private void add(boolean value) {
        canBeTrue |= value;
        canBeFalse |= !value;
    }

    /** Whether any context can get this value. */
    boolean canBe(boolean value) {
        return value ? canBeTrue : canBeFalse;
    }
}
