package io.dynamoshadow.agent.cli;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** YAML of maps, lists and texts, none of them empty, in the order in which they are. */
final class YamlText {
    /** What needs no quotes, unless it is a word that YAML takes for something else. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z](?:[A-Za-z0-9_./-]|:(?=[^\\s]))*");

    private static final Set<String> NO_TEXTS =
            new HashSet<>(Arrays.asList("true", "false", "yes", "no", "on", "off", "null", "y", "n"));

    private YamlText() {}

    static String of(Map<String, Object> value) {
        StringBuilder yaml = new StringBuilder();
        writeMap(value, "", false, yaml);
        return yaml.toString();
    }

    /** @param begun whether the first line has its indent already */
    private static void writeMap(Map<?, ?> map, String indent, boolean begun, StringBuilder yaml) {
        boolean first = begun;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            yaml.append(first ? "" : indent).append(scalar(entry.getKey())).append(':');
            first = false;
            Object value = entry.getValue();
            if (value instanceof Map) {
                yaml.append('\n');
                writeMap((Map<?, ?>) value, indent + "  ", false, yaml);
            } else if (value instanceof List) {
                yaml.append('\n');
                writeList((List<?>) value, indent + "  ", yaml);
            } else {
                yaml.append(' ').append(scalar(value)).append('\n');
            }
        }
    }

    private static void writeList(List<?> list, String indent, StringBuilder yaml) {
        for (Object element : list) {
            yaml.append(indent).append("- ");
            if (element instanceof Map) {
                writeMap((Map<?, ?>) element, indent + "  ", true, yaml);
            } else {
                yaml.append(scalar(element)).append('\n');
            }
        }
    }

    private static String scalar(Object value) {
        String text = value.toString();
        boolean plain = !(value instanceof String)
                || (PLAIN.matcher(text).matches() && !NO_TEXTS.contains(text.toLowerCase(java.util.Locale.ROOT)));
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }
}
