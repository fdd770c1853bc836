package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.PropertyPath;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How entities of a DAO are looked into, whether they are objects or documents. Immutable and thread-safe. */
abstract class EntityShape {
    /**
     * @throws ModelException where the entity cannot be read and built, or a setting does not fit it
     * @throws CodecException where a property cannot be written
     */
    static EntityShape of(DaoSettings dao, Class<?> entity, Codecs codecs) {
        return Map.class.isAssignableFrom(entity)
                ? new DocumentShape(dao, entity, codecs)
                : new ObjectShape(dao, entity, codecs);
    }

    /** By whose structure two items are compared. */
    abstract ValueCodec codec();

    /** The entity's own attributes, for the caller to change. */
    abstract Map<String, AttributeValue> write(Object entity, Writing writing);

    /** The entity of the attributes that are its own. */
    abstract Object read(Map<String, AttributeValue> item);

    /** Whether there is a property of that name for sure. */
    abstract boolean declares(String property);

    /** The names of the properties that are declared. */
    abstract Collection<String> declared();

    /** Whether entities have, or could have, a property at the end of that way. */
    abstract boolean has(String path);

    /** @throws ModelException where there is no such property; it names those that there are */
    abstract Type typeOf(String path);

    /**
     * The codec of a property.
     *
     * @throws ModelException where there is no such property
     */
    abstract ValueCodec codecOf(String path);

    /** The name of a property's attribute. */
    abstract String attributeOf(String property);

    /** A property as an error message names it. */
    abstract String nameOf(String property);

    /** Whether an attribute that is missing in an item is a property that is missing in the entity, and not null. */
    abstract boolean keepsMissing();

    /** The entity with another value of a property: itself where it can be changed, else a copy. */
    abstract Object with(Object entity, String property, @Nullable Object value);

    /** The value at the end of a way, or null where any step of it is null. */
    @Nullable
    Object valueOf(Object entity, String path) {
        return PropertyPath.follow(entity, path);
    }
}
