package io.dynamoshadow.testapp.fire;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the calls of the application under fire were like, as it tells it.
 *
 * @param text its words
 */
record Calls(int count, int errors, Duration max, String text) {

    private static final Pattern WORDS = Pattern.compile("paused calls (\\d+) errors (\\d+) .* max (\\d+) us.*");

    static Calls of(String line) {
        Matcher words = WORDS.matcher(line);
        if (!words.matches()) {
            throw new IllegalArgumentException("not about calls: " + line);
        }
        return new Calls(
                Integer.parseInt(words.group(1)),
                Integer.parseInt(words.group(2)),
                Duration.of(Long.parseLong(words.group(3)), ChronoUnit.MICROS),
                line);
    }

    @Override
    public String toString() {
        return text.substring("paused ".length());
    }
}
