package io.dynamoshadow.codec;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as DynamoDB has them, which may have been written at any time and by anybody. Thread-safe. */
public final class DynamoItems {
    private final ItemCodec items;
    /** What is in an item for DynamoDB's sake alone, and cannot be seen in the entity that is read from it. */
    private final Set<String> aside = new LinkedHashSet<>();

    public DynamoItems(ItemCodec items) {
        this.items = items;
        Table table = items.table();
        collect(table.key());
        table.indexes().forEach(index -> collect(index.key()));
        aside.add(table.ttlAttribute());
    }

    private void collect(KeyAttributes key) {
        for (KeyAttribute part : key.parts()) {
            if (part.isDerived()) {
                aside.add(part.attribute());
            }
        }
    }

    /**
     * The item that would be written of the entity that this one holds, but for what is there for the sake of keys, indexes and the
     * time to live: that is as DynamoDB has it. So it can be held against another item, attribute by attribute.
     *
     * @throws CodecException where the item holds no such entity
     */
    public Map<String, AttributeValue> canonical(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> canonical = new LinkedHashMap<>(items.write(items.read(item)));
        for (String attribute : aside) {
            AttributeValue value = item.get(attribute);
            if (value == null) {
                canonical.remove(attribute);
            } else {
                canonical.put(attribute, value);
            }
        }
        return canonical;
    }

    /** Whether DynamoDB may delete the item by itself by now, or would have if it had it. */
    public boolean isExpired(Map<String, AttributeValue> item, Instant now) {
        AttributeValue end = item.get(items.table().ttlAttribute());
        return end != null
                && end.n() != null
                && new BigDecimal(end.n()).compareTo(BigDecimal.valueOf(now.getEpochSecond())) <= 0;
    }
}
