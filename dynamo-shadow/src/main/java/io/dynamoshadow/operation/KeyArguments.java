package io.dynamoshadow.operation;

import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.KeyAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The arguments that make a whole key. Immutable. */
public final class KeyArguments {
    private final KeyAttributes key;
    private final Argument partition;
    private final @Nullable Argument sort;

    KeyArguments(KeyAttributes key, Argument partition, @Nullable Argument sort) {
        this.key = key;
        this.partition = partition;
        this.sort = sort;
    }

    /** The argument that is the whole key, or null where it takes two. */
    public @Nullable Argument single() {
        return sort == null ? partition : null;
    }

    /** @throws io.dynamoshadow.codec.CodecException where an argument cannot be part of a key */
    public Map<String, AttributeValue> of(@Nullable Object[] arguments) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        values.put(key.partition().attribute(), key.partition().write(partition.of(arguments)));
        KeyAttribute sortKey = key.sort();
        if (sortKey != null && sort != null) {
            values.put(sortKey.attribute(), sortKey.write(sort.of(arguments)));
        }
        return values;
    }

    @Override
    public String toString() {
        KeyAttribute sortKey = key.sort();
        return key.partition().property() + " = " + partition
                + (sort == null || sortKey == null ? "" : ", " + sortKey.property() + " = " + sort);
    }
}
