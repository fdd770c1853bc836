package io.dynamoshadow.flag;

import com.launchdarkly.sdk.ContextKind;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.LDClient;
import org.jspecify.annotations.Nullable;

/** The flag that turns the {@link KillSwitch}: on where there is none, or none of its values. Thread-safe. */
final class SwitchFlag {
    /** It is for everyone, so it has no context of anybody's. */
    private static final LDContext EVERYONE = LDContext.builder(ContextKind.of("dynamo-shadow"), "dynamo-shadow")
            .anonymous(true)
            .build();

    private final String flag;
    private final KillSwitch killSwitch;
    private final LDClient client;
    private final FlagData data;
    private @Nullable Object seen;
    private volatile boolean looked;

    SwitchFlag(String flag, KillSwitch killSwitch, LDClient client, FlagData data) {
        this.flag = flag;
        this.killSwitch = killSwitch;
        this.client = client;
        this.data = data;
    }

    /** The data are there. */
    void lookOnce() {
        if (!looked) {
            look();
        }
    }

    void changed(String changed) {
        if (changed.equals(flag)) {
            look();
        }
    }

    /** Makes up for a change that was missed. */
    void lookAgain() {
        if (client.isInitialized() && isStale()) {
            look();
        }
    }

    private synchronized boolean isStale() {
        return !looked || data.item(flag) != seen;
    }

    private synchronized void look() {
        seen = data.item(flag); // before it is asked: a later change is seen later
        if (client.isInitialized()) {
            tellMistakes();
            killSwitch.turn(KillSwitch.By.FLAG, seen == null || client.boolVariation(flag, EVERYONE, true));
            looked = true;
        }
    }

    /** The SDK would tell it at every look. */
    private void tellMistakes() {
        for (LDValue value : data.reach(flag).values()) {
            if (!value.isNull() && !Values.isBoolean(value)) {
                client.getLogger()
                        .error(
                                "the flag {} can be {}, which is neither true nor false, and switches nothing off",
                                flag,
                                value.toJsonString());
            }
        }
    }
}
