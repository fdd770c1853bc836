package io.dynamoshadow.testapp.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Set;

/** For whom a flag is on. */
public sealed interface Audience {

    Audience EVERYONE = new Percent(100);
    Audience NOBODY = new Percent(0);

    static Audience percent(int percent) {
        return new Percent(percent);
    }

    static Audience accounts(String... ids) {
        return new Accounts(Set.of(ids));
    }

    /**
     * The flag in LaunchDarkly's own format: variation 0 is on, variation 1 is off. For nobody the whole flag is off, as
     * with the switch in LaunchDarkly's console.
     */
    JsonObject toJson(String key, int version);

    /** A share of the accounts; the same account always falls on the same side. */
    record Percent(int percent) implements Audience {

        private static final int WHOLE = 100_000;

        public Percent {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("percent must be 0 to 100, not " + percent);
            }
        }

        @Override
        public JsonObject toJson(String key, int version) {
            JsonObject fallthrough = new JsonObject();
            if (percent == 0 || percent == 100) {
                fallthrough.addProperty("variation", 0);
            } else {
                JsonObject rollout = new JsonObject();
                rollout.addProperty("contextKind", "account");
                rollout.addProperty("bucketBy", "key");
                JsonArray variations = new JsonArray();
                variations.add(weighted(0, percent * WHOLE / 100));
                variations.add(weighted(1, WHOLE - percent * WHOLE / 100));
                rollout.add("variations", variations);
                fallthrough.add("rollout", rollout);
            }
            return flag(key, version, percent > 0, fallthrough);
        }

        private static JsonObject weighted(int variation, int weight) {
            JsonObject part = new JsonObject();
            part.addProperty("variation", variation);
            part.addProperty("weight", weight);
            return part;
        }
    }

    /** The named accounts and nobody else. */
    record Accounts(Set<String> ids) implements Audience {

        @Override
        public JsonObject toJson(String key, int version) {
            JsonArray values = new JsonArray();
            ids.stream().sorted().forEach(values::add);
            JsonObject target = new JsonObject();
            target.addProperty("contextKind", "account");
            target.add("values", values);
            target.addProperty("variation", 0);
            JsonArray targets = new JsonArray();
            targets.add(target);
            JsonObject fallthrough = new JsonObject();
            fallthrough.addProperty("variation", 1);
            JsonObject flag = flag(key, version, true, fallthrough);
            flag.add("contextTargets", targets);
            return flag;
        }
    }

    private static JsonObject flag(String key, int version, boolean on, JsonObject fallthrough) {
        JsonArray variations = new JsonArray();
        variations.add(true);
        variations.add(false);
        JsonObject flag = new JsonObject();
        flag.addProperty("key", key);
        flag.addProperty("version", version);
        flag.addProperty("on", on);
        flag.add("variations", variations);
        flag.addProperty("offVariation", 1);
        flag.addProperty("salt", key);
        flag.add("fallthrough", fallthrough);
        return flag;
    }
}
