package io.dynamoshadow.config;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Resolves {@code ${env:NAME}} and {@code ${sys:NAME}}, so that secrets and hosts stay out of the file. */
final class Placeholders {
    private static final String BEGIN = "${";
    private static final char END = '}';
    /** The process's own. No lambda, which takes longer when a JVM starts. */
    static final Function<String, @Nullable String> ENVIRONMENT = new Function<String, @Nullable String>() {
        @Override
        public @Nullable String apply(String name) {
            return System.getenv(name);
        }
    };

    private final Function<String, @Nullable String> environment;
    private final Set<String> mayBeUnset;

    Placeholders(Function<String, @Nullable String> environment) {
        this(environment, Collections.emptySet());
    }

    /** @param mayBeUnset keys that are absent, and no problem, where their environment variable is not set */
    Placeholders(Function<String, @Nullable String> environment, Set<String> mayBeUnset) {
        this.environment = environment;
        this.mayBeUnset = mayBeUnset;
    }

    String resolve(String key, int line, String value, List<SettingsProblem> problems) {
        StringBuilder resolved = new StringBuilder();
        int at = 0;
        int begin = value.indexOf(BEGIN);
        int end = value.indexOf(END, begin);
        while (begin >= 0 && end >= 0) {
            String found = lookUp(key, line, value.substring(begin + BEGIN.length(), end), problems);
            resolved.append(value, at, begin).append(found);
            at = end + 1;
            begin = value.indexOf(BEGIN, at);
            end = value.indexOf(END, begin);
        }
        return resolved.append(value, at, value.length()).toString();
    }

    private String lookUp(String key, int line, String placeholder, List<SettingsProblem> problems) {
        int colon = placeholder.indexOf(':');
        String kind = colon < 0 ? "" : placeholder.substring(0, colon);
        String name = placeholder.substring(colon + 1);
        String value;
        switch (kind) {
            case "env":
                value = environment.apply(name);
                if (value == null && !mayBeUnset.contains(key)) {
                    problems.add(new SettingsProblem(
                            key,
                            line,
                            "the environment variable " + name + " is not set",
                            "Set it where the JVM starts, or write the value here"));
                }
                break;
            case "sys":
                value = System.getProperty(name);
                if (value == null) {
                    problems.add(new SettingsProblem(
                            key,
                            line,
                            "the system property " + name + " is not set",
                            "Start the JVM with -D" + name + "=…, or write the value here"));
                }
                break;
            default:
                value = null;
                problems.add(new SettingsProblem(
                        key,
                        line,
                        "${" + (colon < 0 ? name : kind + ":…") + "} is no placeholder",
                        "Use ${env:NAME} or ${sys:NAME}"));
        }
        return value == null ? "" : value;
    }
}
