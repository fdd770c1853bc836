package io.dynamoshadow.config;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands out settings by key and remembers what was asked for: a key nobody asked for is an unknown one, and the nearest
 * key somebody did ask for is what its author meant. Not thread-safe; used once, while reading.
 */
final class Keys {
    private final Path folder;
    private final Map<String, Setting> settings;
    private final List<SettingsProblem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    /** @param folder where the settings file is */
    Keys(Path folder, Map<String, Setting> settings, List<SettingsProblem> problems) {
        this.folder = folder;
        this.settings = settings;
        this.problems = problems;
    }

    /** The setting, or null where it is absent or empty. */
    @Nullable
    Setting get(String key) {
        asked.add(key);
        Setting setting = settings.get(key);
        return setting == null || setting.value().isEmpty() ? null : setting;
    }

    /** Whether the file has such a line, whatever it says. */
    boolean has(String key) {
        return settings.containsKey(key);
    }

    @Nullable
    String text(String key) {
        Setting setting = get(key);
        return setting == null ? null : setting.value();
    }

    String text(String key, String absent) {
        String value = text(key);
        return value == null ? absent : value;
    }

    /**
     * The address of a server; null where it is absent or none.
     *
     * @param example what one is like
     */
    @Nullable
    URI address(String key, String example) {
        Setting setting = get(key);
        if (setting == null) {
            return null;
        }
        try {
            URI uri = URI.create(setting.value());
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException notAUri) {
            // said below
        }
        problem(setting.problem("\"" + setting.value() + "\" is no address", "Write it like " + example));
        return null;
    }

    /** A file, taken from the settings file's own folder where it is not absolute; null where it is absent. */
    @Nullable
    Path path(String key) {
        String value = text(key);
        return value == null ? null : folder.resolve(value);
    }

    /** A file beside the settings file. */
    Path beside(String name) {
        return folder.resolve(name);
    }

    /** Files separated as in a class path, each taken from the settings file's own folder where it is not absolute. */
    List<Path> paths(String key) {
        String value = text(key);
        List<Path> paths = new ArrayList<>();
        for (String each : value == null ? new String[0] : value.split(File.pathSeparator)) {
            paths.add(folder.resolve(each.trim()));
        }
        return paths;
    }

    /** The value, or an empty string and a problem where it is missing. */
    String required(String key, String mend) {
        String value = text(key);
        if (value == null) {
            Setting empty = settings.get(key);
            if (empty == null) {
                problems.add(new SettingsProblem(key, 0, "is missing", mend));
            } else if (!isProblem(key)) {
                problems.add(empty.problem("has no value", mend));
            }
            return "";
        }
        return value;
    }

    /** Whether something was wrong with it already, such as a placeholder without a value. */
    private boolean isProblem(String key) {
        return problems.stream().anyMatch(problem -> problem.key().equals(key));
    }

    boolean flag(String key, boolean absent) {
        Setting setting = get(key);
        if (setting == null) {
            return absent;
        }
        switch (setting.value().toLowerCase(java.util.Locale.ROOT)) {
            case "true":
            case "on":
                return true;
            case "false":
            case "off":
                return false;
            default:
                problems.add(setting.problem(
                        "\"" + setting.value() + "\" is neither true nor false", "Write true or false"));
                return absent;
        }
    }

    int number(String key, int absent, int least, int most) {
        Setting setting = get(key);
        if (setting == null) {
            return absent;
        }
        try {
            int value = Integer.parseInt(setting.value());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below, with the range
        }
        problems.add(setting.problem(
                "\"" + setting.value() + "\" is not a whole number from " + least + " to " + most,
                "Write one, or remove the line for " + absent));
        return absent;
    }

    /** From 0 to 100. */
    double percent(String key, double absent) {
        Setting setting = get(key);
        if (setting == null) {
            return absent;
        }
        try {
            double value = Double.parseDouble(setting.value());
            if (value >= 0 && value <= 100) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        problems.add(setting.problem(
                "\"" + setting.value() + "\" is not a number from 0 to 100",
                "Write how many of a hundred, or remove the line"));
        return absent;
    }

    <E extends Enum<E>> E choice(String key, E absent) {
        Setting setting = get(key);
        if (setting == null) {
            return absent;
        }
        E[] choices = absent.getDeclaringClass().getEnumConstants();
        List<String> names = new ArrayList<>();
        for (E choice : choices) {
            String name = choice.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (name.equals(setting.value())) {
                return choice;
            }
            names.add(name);
        }
        problems.add(setting.problem(
                "\"" + setting.value() + "\" is none of " + String.join(", ", names), "Write one of them"));
        return absent;
    }

    /** Every setting below a prefix, by the rest of its key: {@code index.} gives by-account for index.by-account. */
    Map<String, Setting> below(String prefix) {
        asked.add(prefix + "NAME");
        Map<String, Setting> found = new LinkedHashMap<>();
        for (Setting setting : settings.values()) {
            if (setting.key().startsWith(prefix) && setting.key().length() > prefix.length()) {
                asked.add(setting.key());
                found.put(setting.key().substring(prefix.length()), setting);
            }
        }
        return found;
    }

    void problem(SettingsProblem problem) {
        problems.add(problem);
    }

    void reportUnknown() {
        for (Setting setting : settings.values()) {
            if (!asked.contains(setting.key())) {
                String nearest = nearest(setting.key());
                problems.add(setting.problem(
                        "is not a key of Dynamo Shadow",
                        nearest == null ? "Remove it" : "Did you mean " + nearest + "?"));
            }
        }
    }

    private @Nullable String nearest(String key) {
        String nearest = null;
        int least = Math.max(2, key.length() / 4) + 1;
        for (String known : asked) {
            int distance = distance(key, known);
            if (distance < least) {
                least = distance;
                nearest = known;
            }
        }
        return nearest;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
