package io.dynamoshadow.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose call it is, for the flags ({@code dao.NAME.context…}). Immutable. */
public final class ContextSettings {
    private static final String DEFAULT_KIND = "account";

    private final @Nullable Setting source;
    private final String kind;
    private final Map<String, Setting> others;

    ContextSettings(String dao, Keys keys) {
        this.source = checked(keys.get(dao + "context"), keys);
        Setting kindSetting = keys.get(dao + "context-kind");
        this.kind = kindSetting == null ? DEFAULT_KIND : kindSetting.value();
        if (kindSetting != null) {
            checkKind(kindSetting, kind, keys);
        }
        Map<String, Setting> others = new LinkedHashMap<>();
        for (Map.Entry<String, Setting> entry : keys.below(dao + "context.").entrySet()) {
            String other = entry.getKey();
            Setting setting = entry.getValue();
            checkKind(setting, other, keys);
            if (other.equals(kind)) {
                keys.problem(setting.problem(
                        "is of the kind that " + dao + "context has",
                        "Name another kind, or set " + dao + "context-kind"));
            }
            if (checked(setting, keys) != null) {
                others.put(other, setting);
            }
        }
        if (source == null && !others.isEmpty()) {
            Setting first = others.values().iterator().next();
            keys.problem(first.problem(
                    "is given without " + dao + "context",
                    "Write " + dao + "context = " + first.value() + " and " + dao + "context-kind = "
                            + first.key().substring((dao + "context.").length())));
        }
        this.others = Collections.unmodifiableMap(others);
    }

    private static @Nullable Setting checked(@Nullable Setting setting, Keys keys) {
        if (setting == null) {
            return null;
        }
        String source = setting.value();
        if (source.isEmpty()
                || source.equals("mdc:")
                || source.equals("result:")
                || (source.startsWith("'") && !source.matches("'[^']+'"))) {
            keys.problem(
                    setting.problem(
                            "\"" + source + "\" tells no context",
                            "Write an argument or a property such as accountId, or result:accountId, mdc:userId or 'constant'"));
            return null;
        }
        return setting;
    }

    /** LaunchDarkly takes a context of a wrong kind for none, and gives every flag its default. */
    private static void checkKind(Setting setting, String kind, Keys keys) {
        if (!kind.matches("[a-zA-Z0-9_.-]+") || kind.equals("kind") || kind.equals("multi")) {
            keys.problem(setting.problem(
                    "\"" + kind + "\" is no context kind",
                    "LaunchDarkly takes a-z, A-Z, 0-9, _, - and ., and neither kind nor multi"));
        }
    }

    /**
     * An argument or a property of the entity, by its path; or {@code result:PATH}, {@code mdc:NAME} or a constant in quotes.
     * Null where all calls share one context.
     */
    public @Nullable String source() {
        return source == null ? null : source.value();
    }

    /** LaunchDarkly's kind of that context. */
    public String kind() {
        return kind;
    }

    /** Further sources by their kinds, in the order of the file: a call's context is then of several kinds. */
    public Map<String, Setting> others() {
        return others;
    }
}
