package io.dynamoshadow.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ways into an entity, of which some may stand for many: {@code actor.emails[2]}, {@code actor.*}, {@code **.etag}. A star stands for
 * a name or a part of one, two for any number of names. A place in a list may be left out, and stands for each then. What is
 * below such a way belongs to it. Immutable and thread-safe.
 */
public final class PathPatterns {
    /** None. */
    public static final PathPatterns NONE = new PathPatterns(Collections.emptyList());

    private static final String SOME_PLACE = "\\[\\d+]";

    private final List<Pattern> patterns;

    private PathPatterns(List<Pattern> patterns) {
        this.patterns = Collections.unmodifiableList(patterns);
    }

    static PathPatterns parse(@Nullable Setting setting, Keys keys) {
        if (setting == null) {
            return NONE;
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String text : setting.value().split("\\s*,\\s*", -1)) {
            Pattern pattern = pattern(text);
            if (pattern == null) {
                keys.problem(setting.problem(
                        "\"" + text + "\" is no path into an entity",
                        "Write paths such as updatedAt, actor.emails[2], actor.*, **.etag, with commas between"));
            } else {
                patterns.add(pattern);
            }
        }
        return new PathPatterns(patterns);
    }

    /** One of them alone; null where it is none. */
    static @Nullable PathPatterns of(String text) {
        Pattern pattern = pattern(text);
        return pattern == null ? null : new PathPatterns(Collections.singletonList(pattern));
    }

    /** These and those. */
    public PathPatterns and(PathPatterns others) {
        List<Pattern> both = new ArrayList<>(patterns);
        both.addAll(others.patterns);
        return new PathPatterns(both);
    }

    /** Made when there is a path to be read: most settings name none. */
    private static final class Step {
        static final Pattern FORM = Pattern.compile("([^\\[\\]*]*(?:\\*[^\\[\\]*]*)*)((?:\\[(?:\\d+|\\*)])*)");
    }

    private static @Nullable Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder();
        String[] steps = text.split("\\.", -1);
        for (int i = 0; i < steps.length; i++) {
            boolean isLast = i == steps.length - 1;
            if (steps[i].equals("**")) {
                regex.append(isLast ? ".+" : "(?:[^.]+\\.)*");
                continue;
            }
            java.util.regex.Matcher step = Step.FORM.matcher(steps[i]);
            if (!step.matches() || steps[i].contains("**") || step.group(1).isEmpty()) {
                return null;
            }
            regex.append(name(step.group(1))).append(places(step.group(2))).append(isLast ? "" : "\\.");
        }
        return Pattern.compile(regex + "(?:[.\\[].*)?", Pattern.DOTALL);
    }

    private static String name(String name) {
        if (name.equals("*")) {
            return "[^.\\[]+";
        }
        StringBuilder regex = new StringBuilder();
        String[] parts = name.split("\\*", -1);
        for (int i = 0; i < parts.length; i++) {
            regex.append(i == 0 ? "" : "[^.\\[]*").append(parts[i].isEmpty() ? "" : Pattern.quote(parts[i]));
        }
        return regex.toString();
    }

    private static String places(String places) {
        return places.isEmpty()
                ? "(?:" + SOME_PLACE + ")*"
                : places.replace("[*]", SOME_PLACE).replaceAll("(?<!\\\\)\\[(\\d+)]", "\\\\[$1]");
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** @param path as {@code actor.emails[2]}; that of a whole entity is empty, and none of them */
    public boolean matches(String path) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(path).matches()) {
                return true;
            }
        }
        return false;
    }
}
