package io.dynamoshadow.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A properties file that remembers its line numbers, which {@link Properties} does not. Each logical line is found here
 * and then read by {@link Properties} itself, so that escapes mean what they always mean.
 */
final class SettingsFile {
    private SettingsFile() {}

    /**
     * Reads every entry in the order of the file. A key that stands twice, a line that cannot be read and a placeholder
     * without a value are added to {@code problems}.
     */
    static Map<String, Setting> read(Path file, Placeholders placeholders, List<SettingsProblem> problems)
            throws IOException {
        // bytes, not readAllLines: a stray byte of another encoding in a comment must not stop the application
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        // some editors begin UTF-8 with a byte order mark
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> lines = lines(unmarked);
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            String first = lines.get(i).trim();
            if (first.isEmpty() || first.startsWith("#") || first.startsWith("!")) {
                continue;
            }
            StringBuilder logical = new StringBuilder(lines.get(i));
            while (continues(lines.get(i)) && i + 1 < lines.size()) {
                logical.append('\n').append(lines.get(++i));
            }
            add(logical.toString(), number, placeholders, settings, problems);
        }
        return settings;
    }

    private static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new StringReader(text));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static void add(
            String logicalLine,
            int number,
            Placeholders placeholders,
            Map<String, Setting> settings,
            List<SettingsProblem> problems)
            throws IOException {
        Properties one = new Properties();
        try {
            one.load(new StringReader(logicalLine));
        } catch (IllegalArgumentException malformed) {
            // not the whole line, which may hold a secret
            problems.add(new SettingsProblem(
                    logicalLine.trim().split("[=:\\s]", 2)[0],
                    number,
                    "has a \\u without four hexadecimal digits",
                    "Write \\\\ for a backslash"));
            return;
        }
        for (String key : one.stringPropertyNames()) {
            String value =
                    placeholders.resolve(key, number, one.getProperty(key).trim(), problems);
            Setting previous = settings.put(key, new Setting(key, value, number));
            if (previous != null) {
                problems.add(new SettingsProblem(
                        key, number, "stands on line " + previous.line() + " already", "Remove one of the two"));
            }
        }
    }

    private static boolean continues(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
