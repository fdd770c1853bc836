package io.dynamoshadow.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The names and values of one request's expressions. Names are always placeholders: an attribute may be called like one of
 * DynamoDB's 573 reserved words, or have a dot in its name. Not thread-safe.
 */
final class ExpressionParts {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, AttributeValue> values = new LinkedHashMap<>();

    /** The placeholder of an attribute's name. */
    String name(String attribute) {
        for (Map.Entry<String, String> known : names.entrySet()) {
            if (known.getValue().equals(attribute)) {
                return known.getKey();
            }
        }
        String placeholder = "#n" + names.size();
        names.put(placeholder, attribute);
        return placeholder;
    }

    /** The placeholders of a way into nested maps. */
    String path(List<String> steps) {
        StringBuilder path = new StringBuilder();
        for (String step : steps) {
            path.append(path.length() == 0 ? "" : ".").append(name(step));
        }
        return path.toString();
    }

    String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    /** Null where there are none: the SDK sends an empty map, and DynamoDB refuses it. */
    @Nullable
    Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    @Nullable
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }
}
