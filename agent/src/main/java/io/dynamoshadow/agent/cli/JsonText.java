package io.dynamoshadow.agent.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON of maps, lists, texts, numbers, booleans and nulls, in the order in which they are, two blanks to a level. Plain
 * ASCII, so that it passes every terminal and pipe unharmed.
 */
final class JsonText {
    private JsonText() {}

    static String of(Object value) {
        StringBuilder json = new StringBuilder();
        write(value, "\n", json);
        return json.toString();
    }

    private static void write(@Nullable Object value, String newLine, StringBuilder json) {
        if (value instanceof Map) {
            Iterator<? extends Map.Entry<?, ?>> entries =
                    ((Map<?, ?>) value).entrySet().iterator();
            json.append('{');
            while (entries.hasNext()) {
                Map.Entry<?, ?> entry = entries.next();
                json.append(newLine).append("  ");
                quote(String.valueOf(entry.getKey()), json);
                json.append(": ");
                write(entry.getValue(), newLine + "  ", json);
                json.append(entries.hasNext() ? "," : newLine);
            }
            json.append('}');
        } else if (value instanceof List) {
            Iterator<?> elements = ((List<?>) value).iterator();
            json.append('[');
            while (elements.hasNext()) {
                json.append(newLine).append("  ");
                write(elements.next(), newLine + "  ", json);
                json.append(elements.hasNext() ? "," : newLine);
            }
            json.append(']');
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            quote(value.toString(), json);
        }
    }

    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7F) {
                json.append(c);
            } else {
                json.append(String.format("\\u%04x", (int) c));
            }
        }
        json.append('"');
    }
}
