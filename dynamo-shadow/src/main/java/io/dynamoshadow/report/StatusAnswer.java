package io.dynamoshadow.report;

import com.launchdarkly.sdk.LDValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a status page has answered, as far as the verdict goes. Immutable. */
public final class StatusAnswer {
    private final String verdict;
    private final String switchedOffBy;
    private final List<Dao> daos;

    private StatusAnswer(String verdict, String switchedOffBy, List<Dao> daos) {
        this.verdict = verdict;
        this.switchedOffBy = switchedOffBy;
        this.daos = Collections.unmodifiableList(daos);
    }

    /** One DAO. Immutable. */
    public static final class Dao {
        private final LDValue json;

        private Dao(LDValue json) {
            this.json = json;
        }

        public String name() {
            return json.get("name").stringValue();
        }

        /** {@code ready}, {@code not yet} or {@code stop}. */
        public String verdict() {
            return readiness("verdict");
        }

        /** Where the rollout stands. */
        public String stands() {
            return readiness("stands");
        }

        /** The next step, in words that go on from "ready to". */
        public String next() {
            return readiness("next");
        }

        /** What to do for that. */
        public String how() {
            return readiness("how");
        }

        /** As they hold for a call without a context. */
        public String flags() {
            return json.get("flags").stringValue();
        }

        public boolean isSameForEveryone() {
            return json.get("sameForEveryone").booleanValue();
        }

        /** Each a verdict of its own and a sentence, the gravest first. */
        public List<String[]> reasons() {
            List<String[]> reasons = new ArrayList<>();
            for (LDValue reason : json.get("readiness").get("reasons").values()) {
                reasons.add(new String[] {
                    reason.get("verdict").stringValue(), reason.get("text").stringValue()
                });
            }
            return reasons;
        }

        private String readiness(String of) {
            return json.get("readiness").get(of).stringValue();
        }
    }

    /** @throws IllegalArgumentException where it is no answer of a status page */
    public static StatusAnswer parse(String text) {
        LDValue json;
        try {
            json = LDValue.parse(text);
        } catch (RuntimeException noJson) {
            throw new IllegalArgumentException("it gives no JSON", noJson);
        }
        String verdict = json.get("verdict").stringValue();
        if (verdict == null) {
            throw new IllegalArgumentException("it gives no verdict");
        }
        List<Dao> daos = new ArrayList<>();
        json.get("daos").values().forEach(dao -> daos.add(new Dao(dao)));
        return new StatusAnswer(
                verdict, String.valueOf(json.get("switchedOffBy").stringValue()), daos);
    }

    /** The gravest of its DAOs. */
    public String verdict() {
        return verdict;
    }

    /** Empty where nobody has. */
    public String switchedOffBy() {
        return switchedOffBy;
    }

    public List<Dao> daos() {
        return daos;
    }
}
