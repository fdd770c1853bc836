package io.dynamoshadow.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items without the version that the store gives them. */
final class Unversioned {
    private Unversioned() {}

    static @Nullable Map<String, AttributeValue> of(@Nullable Map<String, AttributeValue> item) {
        if (item == null) {
            return null;
        }
        Map<String, AttributeValue> bare = new LinkedHashMap<>(item);
        if (bare.remove(Version.ATTRIBUTE) == null) {
            throw new AssertionError("an item without a version: " + item);
        }
        return bare;
    }

    static List<@Nullable Map<String, AttributeValue>> of(List<Map<String, AttributeValue>> items) {
        return items.stream()
                .<@Nullable Map<String, AttributeValue>>map(Unversioned::of)
                .toList();
    }
}
