package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.model.EntityModel;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.Models;
import io.dynamoshadow.model.Property;
import io.dynamoshadow.model.PropertyPath;
import java.util.ArrayList;
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
    /** Names that begin so are ours, in every item. */
    private static final String OURS = "_";

    private final Class<?> entity;
    private final Codecs codecs;
    private final ObjectCodec object;
    private final Table table;
    private final @Nullable Property identity;

    /** Attributes of keys and indexes that are properties, and that may be missing in an item where they are null. */
    private final Set<String> indexAttributes = new LinkedHashSet<>();

    /** Attributes that are kept for a key's sake alone. */
    private final Map<String, KeyAttribute> derived = new LinkedHashMap<>();

    private ItemCodec(Class<?> entity, Codecs codecs, ObjectCodec object, Table table) {
        this.entity = entity;
        this.codecs = codecs;
        this.object = object;
        this.table = table;
        collect(table.key());
        for (Index index : table.indexes()) {
            collect(index.key());
        }
        this.identity = findIdentity();
    }

    private void collect(KeyAttributes key) {
        for (KeyAttribute part : key.parts()) {
            if (part.isDerived()) {
                derived.put(part.attribute(), part);
            } else {
                indexAttributes.add(part.attribute());
            }
        }
    }

    /** The one property of the key whose value Mongo makes where it is missing; null where there is none. */
    private @Nullable Property findIdentity() {
        List<String> properties = new ArrayList<>();
        for (KeyAttribute part : table.key().parts()) {
            properties.addAll(part.properties());
        }
        EntityModel model = Models.of(entity);
        if (properties.size() == 1) {
            return model.property(properties.get(0));
        }
        for (String usual : new String[] {"id", "_id"}) {
            if (properties.contains(usual)) {
                return model.property(usual);
            }
        }
        return null;
    }

    /**
     * @throws ModelException where the entity or its key cannot be used
     * @throws CodecException where a property cannot be written
     */
    public static ItemCodec of(DaoSettings dao, Class<?> entity) {
        Map<String, String> names = dao.attributes();
        EntityModel model = Models.of(entity);
        names.forEach((property, attribute) -> {
            if (!TableLayout.isKeyName(property)) {
                model.requireProperty(property);
            }
            if (attribute.startsWith(OURS)) {
                throw new ModelException("dao." + dao.name() + ".attribute." + property + ": names that begin with "
                        + OURS + " are Dynamo Shadow's own");
            }
        });
        Codecs codecs = new Codecs(entity.getClassLoader());
        ObjectCodec object = codecs.entity(entity, names);
        object.properties();
        return new ItemCodec(entity, codecs, object, new TableLayout(model, codecs, names).table(dao));
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
     * Where a property is kept; null where no attribute holds it, since its path ends in a method or lies in a list.
     *
     * @throws ModelException where the path names no property
     */
    public @Nullable AttributePath attribute(String path) {
        return AttributePath.of(object, path);
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
     * The item of an entity that may not know its own id.
     *
     * @param id the id to write where the entity has none, as Mongo gave it; null where it was not told
     */
    public Map<String, AttributeValue> write(Object entity, @Nullable Object id) {
        Map<String, AttributeValue> item = object.writeItem(entity);
        Property missing = id != null && identity != null && identity.get(entity) == null ? identity : null;
        if (missing != null && id != null) {
            item.put(
                    object.requireProperty(missing.name()).attribute(),
                    Conversion.write(id, codecs.of(missing.type()), missing.name()));
        }
        for (KeyAttribute part : derived.values()) {
            AttributeValue composed = compose(
                    part,
                    path -> missing != null && path.equals(missing.name()) ? id : PropertyPath.follow(entity, path));
            if (composed != null) {
                item.put(part.attribute(), composed);
            }
        }
        for (KeyAttribute part : table.key().parts()) {
            if (!part.isKey(item.get(part.attribute()))) {
                throw new CodecException("the key property " + part.text() + " is null, empty or too long");
            }
        }
        for (Index index : table.indexes()) {
            for (KeyAttribute part : index.key().parts()) {
                dropNull(index, part, item);
            }
        }
        return item;
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

    private static void dropNull(Index index, KeyAttribute part, Map<String, AttributeValue> item) {
        AttributeValue value = item.get(part.attribute());
        if (value == null) {
            return;
        }
        if (Boolean.TRUE.equals(value.nul())) {
            item.remove(part.attribute());
        } else if (!part.isKey(value)) {
            throw new CodecException(part.text() + " is empty, too long or no plain number, which the index "
                    + index.name() + " does not take");
        }
    }

    /**
     * The property of the key whose value Mongo makes where it is missing: the only one, else {@code id}. Null where none
     * is.
     */
    public @Nullable Property identity() {
        return identity;
    }

    /** The value that identifies an entity, or null where it has none yet, or where no single property does. */
    public @Nullable Object idOf(Object entity) {
        return identity == null ? null : PropertyPath.follow(entity, identity.name());
    }
}
