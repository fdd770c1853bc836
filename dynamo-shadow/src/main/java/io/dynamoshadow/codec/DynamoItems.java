package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.TtlSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as DynamoDB has them, which may have been written at any time and by anybody. Thread-safe. */
public final class DynamoItems {
    private final ItemCodec items;
    /** What is in an item for DynamoDB's sake alone, and cannot be seen in the entity, by the properties that it is made of. */
    private final Map<String, List<String>> aside = new LinkedHashMap<>();

    public DynamoItems(ItemCodec items, DaoSettings dao) {
        this.items = items;
        Table table = items.table();
        for (Index index : table.indexes()) {
            for (KeyAttribute part : index.key().parts()) {
                if (part.isDerived()) {
                    aside.put(part.attribute(), part.properties());
                }
            }
        }
        table.key().parts().forEach(part -> aside.remove(part.attribute()));
        TtlSettings ttl = dao.ttl();
        aside.put(
                table.ttlAttribute(),
                ttl == null ? Collections.emptyList() : Collections.singletonList(ttl.property()));
    }

    /**
     * What is in an item for the sake of an index or of the time to live alone, and is no property of the entity: the attributes, and the
     * properties of which each is made.
     */
    public Map<String, List<String>> aside() {
        return Collections.unmodifiableMap(aside);
    }

    /**
     * The item that would be written of the entity that this one holds, at the key of this one.
     *
     * @throws CodecException where the item holds no such entity
     */
    public Map<String, AttributeValue> canonical(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> canonical = new LinkedHashMap<>(items.write(items.read(item)));
        canonical.putAll(items.table().key().of(item));
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
