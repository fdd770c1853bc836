package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.IndexSettings;
import io.dynamoshadow.config.KeySettings;
import io.dynamoshadow.config.TtlSettings;
import io.dynamoshadow.model.ModelException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** An entity as an item of its table, both ways. Thread-safe. */
public final class ItemCodec {
    private final Class<?> entity;
    private final Codecs codecs;
    private final EntityShape shape;
    private final Table table;
    private final KeyValues keyValues;
    private final @Nullable TtlAttribute ttl;

    /** Attributes of keys and indexes, those of the table first. */
    private final Map<String, KeyAttribute> keyAttributes = new LinkedHashMap<>();

    private ItemCodec(
            Class<?> entity,
            Codecs codecs,
            EntityShape shape,
            Table table,
            KeyValues keyValues,
            @Nullable TtlSettings ttl) {
        this.entity = entity;
        this.codecs = codecs;
        this.shape = shape;
        this.table = table;
        this.keyValues = keyValues;
        collect(table.key());
        for (Index index : table.indexes()) {
            collect(index.key());
        }
        List<String> taken = new ArrayList<>(keyAttributes.keySet());
        if (shape.codec() instanceof ObjectCodec) {
            taken.addAll(((ObjectCodec) shape.codec()).properties().keySet());
        }
        this.ttl = ttl == null ? null : TtlAttribute.of(shape, ttl, taken);
    }

    private void collect(KeyAttributes key) {
        keyAttributes.putIfAbsent(key.partition().attribute(), key.partition());
        KeyAttribute sort = key.sort();
        if (sort != null) {
            keyAttributes.putIfAbsent(sort.attribute(), sort);
        }
    }

    /**
     * @throws ModelException where the entity or its key cannot be used
     * @throws CodecException where a property cannot be written
     */
    public static ItemCodec of(DaoSettings dao, Class<?> entity) {
        return of(dao, entity, entity.getClassLoader());
    }

    /**
     * The same for an entity of a class that does not see the application's, such as a Map.
     *
     * @param loader the loader of the application, which sees the DAO's interface; null is the bootstrap loader
     */
    public static ItemCodec of(DaoSettings dao, Class<?> entity, @Nullable ClassLoader loader) {
        Codecs codecs = Codecs.of(dao, entity, loader);
        EntityShape shape = EntityShape.of(dao, entity, codecs);
        dao.attributes().forEach((property, attribute) -> {
            shape.typeOf(property);
            if (OwnNames.isOurs(attribute)) {
                throw new ModelException("dao." + dao.name() + ".attribute." + property + ": " + attribute
                        + " is a name of Dynamo Shadow's own");
            }
        });
        KeyValues keyValues = new KeyValues(dao.emptyKey());
        List<Index> indexes = new ArrayList<>();
        for (IndexSettings index : dao.indexes()) {
            indexes.add(new Index(index.name(), key(index.key(), shape, dao, keyValues)));
        }
        Table table = new Table(dao.table(), key(dao.key(), shape, dao, keyValues), indexes);
        return new ItemCodec(entity, codecs, shape, table, keyValues, dao.ttl());
    }

    private static KeyAttributes key(KeySettings key, EntityShape shape, DaoSettings dao, KeyValues keyValues) {
        String sort = key.sort();
        try {
            return new KeyAttributes(
                    part(key.partition(), KeyAttribute.LONGEST_PARTITION, shape, dao, keyValues),
                    sort == null ? null : part(sort, KeyAttribute.LONGEST_SORT, shape, dao, keyValues));
        } catch (ModelException wrong) {
            throw new ModelException(key.where() + ": " + wrong.getMessage());
        }
    }

    private static KeyAttribute part(
            String path, int longest, EntityShape shape, DaoSettings dao, KeyValues keyValues) {
        ValueCodec codec = shape.codecOf(path);
        ScalarAttributeType type = codec.keyType();
        if (type == null) {
            throw new ModelException(
                    shape.nameOf(path) + " is a " + shape.typeOf(path).getTypeName()
                            + ", which cannot be part of a key: DynamoDB takes text, numbers and binary");
        }
        String attribute = isDerived(path) ? dao.attributes().getOrDefault(path, path) : shape.attributeOf(path);
        return new KeyAttribute(path, attribute, codec, type, longest, keyValues);
    }

    /** Whether the attribute is no property of the entity itself: a key is always at the top of an item. */
    private static boolean isDerived(String path) {
        return path.indexOf('.') >= 0;
    }

    public Class<?> entity() {
        return entity;
    }

    public Codecs codecs() {
        return codecs;
    }

    /** The entity's own codec, by whose structure two items are compared. */
    public ValueCodec object() {
        return shape.codec();
    }

    public Table table() {
        return table;
    }

    /** Whether entities have, or could have, a property at the end of a dotted way. */
    public boolean has(String path) {
        return shape.has(path);
    }

    /**
     * The declared type of a property; Object in a document of which the settings do not say it.
     *
     * @throws ModelException where there is no such property
     */
    public Type typeOf(String path) {
        return shape.typeOf(path);
    }

    /**
     * The value of a property of an entity, whether that is an object or a document.
     *
     * @param path names separated by dots
     * @return null where any step of it is null
     * @throws ModelException where there is no such property
     */
    public @Nullable Object valueOf(Object object, String path) {
        return shape.valueOf(object, path);
    }

    /** The entity with another value of one property: itself where it can be changed, else a copy. */
    public Object with(Object object, String property, @Nullable Object value) {
        return shape.with(object, property, value);
    }

    /**
     * The item of an entity. Index attributes without a value are left out, as DynamoDB would refuse the whole item for a
     * null there.
     *
     * @throws CodecException where the entity has no key, a value that no attribute can hold, or more than an item can
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
        Map<String, AttributeValue> item = shape.write(entity);
        for (KeyAttribute part : keyAttributes.values()) {
            if (isDerived(part.property())) {
                Object value = shape.valueOf(entity, part.property());
                item.put(part.attribute(), value == null ? ValueCodec.NULL : part.write(value));
            } else {
                item.computeIfPresent(part.attribute(), (name, value) -> keyValue(part, value));
            }
        }
        KeyAttribute partitionKey = table.key().partition();
        if (partition != null && partitionKey.obstacle(item.get(partitionKey.attribute())) != null) {
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
        AttributeValue end = ttl == null ? null : ttl.of(entity);
        if (ttl != null && end != null && item.put(ttl.attribute(), end) != null) {
            throw new CodecException(
                    "has a property " + ttl.attribute() + ", which is the attribute of its time to live");
        }
        ItemLimits.check(item);
        return item;
    }

    private AttributeValue keyValue(KeyAttribute part, AttributeValue value) {
        try {
            return keyValues.write(value);
        } catch (CodecException wrong) {
            throw wrong.within(part.property());
        }
    }

    /** The entity of an item; attributes that are no property's are passed over. */
    public Object read(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> own = item;
        for (KeyAttribute part : keyAttributes.values()) {
            AttributeValue value = item.get(part.attribute());
            if (isDerived(part.property())) {
                if (value != null) {
                    own = own == item ? new LinkedHashMap<>(item) : own;
                    own.remove(part.attribute());
                }
            } else if (value == null ? !shape.keepsMissing() : keyValues.standsForEmpty(value)) {
                own = own == item ? new LinkedHashMap<>(item) : own;
                // left out because it was null
                own.put(part.attribute(), value == null ? ValueCodec.NULL : KeyValues.EMPTY);
            }
        }
        if (ttl != null && item.containsKey(ttl.attribute())) {
            own = own == item ? new LinkedHashMap<>(item) : own;
            own.remove(ttl.attribute());
        }
        return shape.read(own);
    }

    private static void requireKey(KeyAttribute part, Map<String, AttributeValue> item) {
        String obstacle = part.obstacle(item.get(part.attribute()));
        if (obstacle != null) {
            throw new CodecException(CodecException.Kind.KEY, "the key property " + part.property() + " " + obstacle);
        }
    }

    private static void dropNull(Index index, KeyAttribute part, Map<String, AttributeValue> item) {
        AttributeValue value = item.get(part.attribute());
        if (value == null) {
            return;
        }
        if (Boolean.TRUE.equals(value.nul())) {
            item.remove(part.attribute());
            return;
        }
        String obstacle = part.obstacle(value);
        if (obstacle != null) {
            throw new CodecException(
                    CodecException.Kind.INDEX,
                    part.property() + " " + obstacle + ", which the index " + index.name() + " does not take");
        }
    }

    /** The value that identifies an entity, or null where it has none yet. */
    public @Nullable Object partitionOf(Object entity) {
        return shape.valueOf(entity, table.key().partition().property());
    }
}
