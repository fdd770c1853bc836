package io.dynamoshadow.codec;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes that make a table's or an index's key. Immutable. */
public final class KeyAttributes {
    private final KeyAttribute partition;
    private final @Nullable KeyAttribute sort;

    KeyAttributes(KeyAttribute partition, @Nullable KeyAttribute sort) {
        this.partition = partition;
        this.sort = sort;
    }

    public KeyAttribute partition() {
        return partition;
    }

    /** Null where the partition alone is the key. */
    public @Nullable KeyAttribute sort() {
        return sort;
    }

    /** The partition and, where there is one, the sort part. */
    public List<KeyAttribute> parts() {
        return sort == null ? Collections.singletonList(partition) : Arrays.asList(partition, sort);
    }

    /** The key of an item, cut out of it. */
    public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        key.put(partition.attribute(), item.getOrDefault(partition.attribute(), AttributeValue.fromNul(true)));
        if (sort != null) {
            key.put(sort.attribute(), item.getOrDefault(sort.attribute(), AttributeValue.fromNul(true)));
        }
        return key;
    }

    /**
     * The key of an entity, without the rest of its item.
     *
     * @param valueOf gives the entity's value at a path
     */
    public Map<String, AttributeValue> ofEntity(Function<String, @Nullable Object> valueOf) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        for (KeyAttribute part : parts()) {
            boolean isWhole = true;
            for (String property : part.properties()) {
                isWhole &= valueOf.apply(property) != null;
            }
            key.put(part.attribute(), isWhole ? part.compose(valueOf) : AttributeValue.fromNul(true));
        }
        return key;
    }

    @Override
    public String toString() {
        return sort == null ? partition.text() : partition.text() + ", " + sort.text();
    }
}
