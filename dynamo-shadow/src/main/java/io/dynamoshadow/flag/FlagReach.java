package io.dynamoshadow.flag;

import com.launchdarkly.sdk.LDValue;

/**
 * What a flag can say to anyone at all, read off its targets, rules and rollouts without knowing a context. Errs on the side
 * of "it can": rules are not asked whether anybody could match them. The names are those of LaunchDarkly's flag format.
 */
final class FlagReach {
    private FlagReach() {}

    /** Whether any context can get the value true. */
    static boolean canBeTrue(LDValue flag) {
        LDValue variations = flag.get("variations");
        if (!flag.get("on").booleanValue()) {
            return isTrue(variations, flag.get("offVariation"));
        }
        // a prerequisite that fails gives the off variation
        boolean can = isTrue(variations, flag.get("offVariation"))
                && flag.get("prerequisites").size() > 0;
        for (LDValue target : flag.get("targets").values()) {
            can |= isTrue(variations, target.get("variation"));
        }
        for (LDValue target : flag.get("contextTargets").values()) {
            can |= isTrue(variations, target.get("variation"));
        }
        for (LDValue rule : flag.get("rules").values()) {
            can |= canBeTrue(variations, rule);
        }
        return can || canBeTrue(variations, flag.get("fallthrough"));
    }

    private static boolean canBeTrue(LDValue variations, LDValue variationOrRollout) {
        if (isTrue(variations, variationOrRollout.get("variation"))) {
            return true;
        }
        for (LDValue share : variationOrRollout.get("rollout").get("variations").values()) {
            if (share.get("weight").intValue() > 0 && isTrue(variations, share.get("variation"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTrue(LDValue variations, LDValue index) {
        return index.isNumber() && variations.get(index.intValue()).booleanValue();
    }
}
