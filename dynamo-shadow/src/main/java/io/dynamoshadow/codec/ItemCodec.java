package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.IndexSettings;
import io.dynamoshadow.config.KeySettings;
import io.dynamoshadow.model.EntityModel;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.Models;
import io.dynamoshadow.model.Property;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** An entity as an item of its table, both ways. Thread-safe. */
public final class ItemCodec {
    /** Names that begin so are ours, in every item. */
    private static final String OURS = "_";

    private final Class<?> entity;
    private final Codecs codecs;
    private final ObjectCodec object;
    private final Table table;
    private final Set<String> indexAttributes = new LinkedHashSet<>();

    private ItemCodec(Class<?> entity, Codecs codecs, ObjectCodec object, Table table) {
        this.entity = entity;
        this.codecs = codecs;
        this.object = object;
        this.table = table;
        for (Index index : table.indexes()) {
            indexAttributes.add(index.key().partition().attribute());
            KeyAttribute sort = index.key().sort();
            if (sort != null) {
                indexAttributes.add(sort.attribute());
            }
        }
    }

    /**
     * @throws ModelException where the entity or its key cannot be used
     * @throws CodecException where a property cannot be written
     */
    public static ItemCodec of(DaoSettings dao, Class<?> entity) {
        Map<String, String> names = dao.attributes();
        EntityModel model = Models.of(entity);
        names.forEach((property, attribute) -> {
            model.requireProperty(property);
            if (attribute.startsWith(OURS)) {
                throw new ModelException("dao." + dao.name() + ".attribute." + property + ": names that begin with "
                        + OURS + " are Dynamo Shadow's own");
            }
        });
        Codecs codecs = new Codecs(entity.getClassLoader());
        ObjectCodec object = codecs.entity(entity, names);
        object.properties();
        List<Index> indexes = new ArrayList<>();
        for (IndexSettings index : dao.indexes()) {
            indexes.add(new Index(index.name(), key(index.key(), model, codecs, names)));
        }
        return new ItemCodec(
                entity, codecs, object, new Table(dao.table(), key(dao.key(), model, codecs, names), indexes));
    }

    private static KeyAttributes key(
            KeySettings key, EntityModel model, Codecs codecs, Map<String, String> attributeNames) {
        String sort = key.sort();
        try {
            return new KeyAttributes(
                    part(key.partition(), KeyAttribute.LONGEST_PARTITION, model, codecs, attributeNames),
                    sort == null ? null : part(sort, KeyAttribute.LONGEST_SORT, model, codecs, attributeNames));
        } catch (ModelException wrong) {
            throw new ModelException(key.where() + ": " + wrong.getMessage());
        }
    }

    private static KeyAttribute part(
            String name, int longest, EntityModel model, Codecs codecs, Map<String, String> attributeNames) {
        Property property = model.requireProperty(name);
        ValueCodec codec = codecs.of(property.type());
        ScalarAttributeType type = codec.keyType();
        if (type == null) {
            throw new ModelException(property + " is a " + property.type().getTypeName()
                    + ", which cannot be part of a key: DynamoDB takes text, numbers and binary");
        }
        return new KeyAttribute(name, attributeNames.getOrDefault(name, property.attribute()), codec, type, longest);
    }

    public Class<?> entity() {
        return entity;
    }

    public Codecs codecs() {
        return codecs;
    }

    /** The entity's own codec, by whose structure two items are compared. */
    public ObjectCodec object() {
        return object;
    }

    public Table table() {
        return table;
    }

    /**
     * The item of an entity. Index attributes without a value are left out, as DynamoDB would refuse the whole item for a
     * null there.
     *
     * @throws CodecException where the entity has no key, or a value that no attribute can hold
     */
    public Map<String, AttributeValue> write(Object entity) {
        return write(entity, null);
    }

    /**
     * The item of an entity that may not know its own key.
     *
     * @param partition the key to write where the entity has none, as Mongo gave it; null where it was not told
     */
    public Map<String, AttributeValue> write(Object entity, @Nullable Object partition) {
        Map<String, AttributeValue> item = object.writeItem(entity);
        KeyAttribute partitionKey = table.key().partition();
        if (partition != null && !partitionKey.isKey(item.get(partitionKey.attribute()))) {
            item.put(partitionKey.attribute(), partitionKey.write(partition));
        }
        requireKey(table.key().partition(), item);
        KeyAttribute sort = table.key().sort();
        if (sort != null) {
            requireKey(sort, item);
        }
        for (Index index : table.indexes()) {
            dropNull(index, index.key().partition(), item);
            KeyAttribute indexSort = index.key().sort();
            if (indexSort != null) {
                dropNull(index, indexSort, item);
            }
        }
        return item;
    }

    /** The entity of an item; attributes that are no property's are passed over. */
    public Object read(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> whole = item;
        for (String attribute : indexAttributes) {
            if (!item.containsKey(attribute)) {
                whole = whole == item ? new LinkedHashMap<>(item) : whole;
                whole.put(attribute, AttributeValue.fromNul(true));
            }
        }
        return object.readItem(whole);
    }

    private static void requireKey(KeyAttribute part, Map<String, AttributeValue> item) {
        if (!part.isKey(item.get(part.attribute()))) {
            throw new CodecException("the key property " + part.property() + " is null, empty or too long");
        }
    }

    private static void dropNull(Index index, KeyAttribute part, Map<String, AttributeValue> item) {
        AttributeValue value = item.get(part.attribute());
        if (value == null) {
            return;
        }
        if (Boolean.TRUE.equals(value.nul())) {
            item.remove(part.attribute());
        } else if (!part.isKey(value)) {
            throw new CodecException(part.property() + " is empty, too long or no plain number, which the index "
                    + index.name() + " does not take");
        }
    }

    /** The value that identifies an entity, or null where it has none yet. */
    public @Nullable Object partitionOf(Object entity) {
        return Models.of(entity.getClass())
                .requireProperty(table.key().partition().property())
                .get(entity);
    }
}
