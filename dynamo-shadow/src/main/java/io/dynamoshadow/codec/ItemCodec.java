package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.TtlSettings;
import io.dynamoshadow.model.ModelException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An entity as an item of its table, both ways. Thread-safe. */
public final class ItemCodec {
    private final Class<?> entity;
    private final Codecs codecs;
    private final EntityShape shape;
    private final Table table;
    private final KeyValues keyValues;
    private final @Nullable String identity;
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
        this.identity = identity(table);
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
        for (KeyAttribute part : key.parts()) {
            keyAttributes.putIfAbsent(part.attribute(), part);
        }
    }

    /** The one property of the key whose value Mongo makes where it is missing; null where there is none. */
    private static @Nullable String identity(Table table) {
        Set<String> properties = new LinkedHashSet<>();
        for (KeyAttribute part : table.key().parts()) {
            properties.addAll(part.properties());
        }
        if (properties.size() == 1) {
            String only = properties.iterator().next();
            return only.indexOf('.') < 0 ? only : null;
        }
        return properties.contains("id") ? "id" : properties.contains("_id") ? "_id" : null;
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
            if (!TableLayout.isKeyName(property)) {
                shape.typeOf(property);
            }
            if (OwnNames.isOurs(attribute)) {
                throw new ModelException("dao." + dao.name() + ".attribute." + property + ": " + attribute
                        + " is a name of Dynamo Shadow's own");
            }
        });
        KeyValues keyValues = new KeyValues(dao.emptyKey());
        Table table = new TableLayout(shape, dao.attributes(), keyValues).table(dao);
        return new ItemCodec(entity, codecs, shape, table, keyValues, dao.ttl());
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

    /**
     * Where a property is kept; null where no attribute holds it, since its path ends in a method or lies in a list.
     *
     * @throws ModelException where the path names no property
     */
    public @Nullable AttributePath attribute(String path) {
        return AttributePath.of(shape, path);
    }

    /** The names of the properties that are declared; of a document, those whose types the settings say. */
    public Collection<String> properties() {
        return shape.declared();
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
     * The item of an entity that may not know its own id.
     *
     * @param id the id to write where the entity has none, as Mongo gave it; null where it was not told
     */
    public Map<String, AttributeValue> write(Object entity, @Nullable Object id) {
        Writing writing = new Writing();
        Map<String, AttributeValue> item = shape.write(entity, writing);
        String missing = id != null && identity != null && shape.valueOf(entity, identity) == null ? identity : null;
        if (missing != null && id != null) {
            add(item, shape.attributeOf(missing), Conversion.write(id, shape.codecOf(missing), missing), writing);
        }
        for (KeyAttribute part : keyAttributes.values()) {
            if (part.isDerived()) {
                AttributeValue composed =
                        compose(part, path -> path.equals(missing) ? id : shape.valueOf(entity, path));
                if (composed != null) {
                    add(item, part.attribute(), composed, writing);
                }
            } else {
                AttributeValue value = item.get(part.attribute());
                if (value != null) {
                    add(item, part.attribute(), keyValue(part, value), writing);
                }
            }
        }
        for (KeyAttribute part : table.key().parts()) {
            String obstacle = part.obstacle(item.get(part.attribute()));
            if (obstacle != null) {
                throw new CodecException(CodecException.Kind.KEY, "the key property " + part.text() + " " + obstacle);
            }
        }
        for (Index index : table.indexes()) {
            for (KeyAttribute part : index.key().parts()) {
                dropNull(index, part, item);
            }
        }
        AttributeValue end = ttl == null ? null : ttl.of(entity);
        if (ttl != null && end != null && add(item, ttl.attribute(), end, writing) != null) {
            throw new CodecException(
                    "has a property " + ttl.attribute() + ", which is the attribute of its time to live");
        }
        if (writing.mayExceed()) {
            ItemLimits.check(item);
        }
        return item;
    }

    private static @Nullable AttributeValue add(
            Map<String, AttributeValue> item, String name, AttributeValue value, Writing writing) {
        writing.add(name, value);
        return item.put(name, value);
    }

    /** Null where a property that it is made of is: the item is then not in the index. */
    private static @Nullable AttributeValue compose(KeyAttribute part, Function<String, @Nullable Object> valueOf) {
        for (String property : part.properties()) {
            if (valueOf.apply(property) == null) {
                return null;
            }
        }
        return part.compose(valueOf);
    }

    private AttributeValue keyValue(KeyAttribute part, AttributeValue value) {
        try {
            return keyValues.write(value);
        } catch (CodecException wrong) {
            throw wrong.within(part.text());
        }
    }

    /** The entity of an item; attributes that are no property's are passed over. */
    public Object read(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> own = item;
        for (KeyAttribute part : keyAttributes.values()) {
            AttributeValue value = item.get(part.attribute());
            if (part.isDerived()) {
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
                    part.text() + " " + obstacle + ", which the index " + index.name() + " does not take");
        }
    }

    /**
     * The property of the key whose value Mongo makes where it is missing: the only one, else {@code id}. Null where none
     * is.
     */
    public @Nullable String identity() {
        return identity;
    }

    /** The value that identifies an entity, or null where it has none yet, or where no single property does. */
    public @Nullable Object idOf(Object entity) {
        return identity == null ? null : shape.valueOf(entity, identity);
    }
}
