package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.IndexSettings;
import io.dynamoshadow.config.KeySettings;
import io.dynamoshadow.config.Setting;
import io.dynamoshadow.model.ModelException;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Entities that are documents: maps of whatever they hold. Nothing declares the types of their properties; those of keys are
 * text where {@code dao.NAME.type.PROPERTY} does not say, and that of {@code _id} an ObjectId where it is one. Immutable and
 * thread-safe.
 */
final class DocumentShape extends EntityShape {
    private static final String ID = "_id";

    private final Codecs codecs;
    private final Map<String, Class<?>> types = new HashMap<>();
    private final @Nullable Class<?> objectId;
    private final DocumentCodec codec;

    DocumentShape(DaoSettings dao, Class<?> entity, Codecs codecs) {
        this.codecs = codecs;
        this.objectId = objectId(codecs);
        dao.types().forEach((path, setting) -> types.put(path, type(setting)));
        boolean idIsKey = addKey(dao.key());
        for (IndexSettings index : dao.indexes()) {
            idIsKey |= addKey(index.key());
        }
        Map<String, ValueCodec> typed = new HashMap<>();
        types.keySet().forEach(path -> {
            if (path.indexOf('.') < 0) {
                typed.put(path, codecOf(path));
            }
        });
        if (idIsKey && !types.containsKey(ID)) {
            typed.put(ID, codecOf(ID));
        }
        this.codec = new DocumentCodec(entity, codecs, typed, dao.attributes(), "dao." + dao.name() + ".type.");
    }

    private static @Nullable Class<?> objectId(Codecs codecs) {
        try {
            return codecs.named("org.bson.types.ObjectId");
        } catch (CodecException noDriver) {
            return null;
        }
    }

    private Class<?> type(Setting setting) {
        Class<?> type = TypeNames.find(setting.value(), codecs);
        try {
            return type == null ? codecs.named(setting.value()) : type;
        } catch (CodecException unknown) {
            throw new ModelException(setting + ": there is no type " + setting.value() + ". Write "
                    + String.join(", ", TypeNames.usual()) + " or the whole name of a class");
        }
    }

    /** Says whether the id is part of it. */
    private boolean addKey(KeySettings key) {
        String sort = key.sort();
        boolean idIsSort = sort != null && addKeyPart(sort);
        return addKeyPart(key.partition()) || idIsSort;
    }

    /** What no other line says is text; templates are made of properties, which have lines of their own. */
    private boolean addKeyPart(String part) {
        boolean idIsPart = false;
        for (String path : KeyTemplate.parse(part).paths()) {
            if (path.equals(ID)) {
                idIsPart = true;
            } else {
                types.putIfAbsent(path, String.class);
            }
        }
        return idIsPart;
    }

    @Override
    ValueCodec codec() {
        return codec;
    }

    @Override
    Map<String, AttributeValue> write(Object entity, Writing writing) {
        return codec.writeItem(entity, writing);
    }

    @Override
    Object read(Map<String, AttributeValue> item) {
        return codec.readItem(item);
    }

    @Override
    boolean declares(String property) {
        return types.containsKey(property) || property.equals(ID);
    }

    @Override
    Collection<String> declared() {
        return types.keySet();
    }

    @Override
    boolean has(String path) {
        return true;
    }

    @Override
    Type typeOf(String path) {
        Class<?> type = types.get(path);
        if (type == null && path.equals(ID)) {
            return objectId == null ? String.class : objectId;
        }
        return type == null ? Object.class : type;
    }

    @Override
    ValueCodec codecOf(String path) {
        return path.equals(ID) && !types.containsKey(ID) && objectId != null
                ? new DocumentIdCodec(codecs.of(objectId))
                : codecs.of(typeOf(path));
    }

    @Override
    String attributeOf(String property) {
        return codec.attributeOf(property);
    }

    @Override
    String nameOf(String property) {
        return property;
    }

    @Override
    boolean keepsMissing() {
        return true;
    }

    @Override
    @Nullable
    Object valueOf(Object entity, String path) {
        Object value = super.valueOf(entity, path);
        return value == null ? null : codec.plain(value);
    }

    @Override
    @SuppressWarnings("unchecked")
    Object with(Object entity, String property, @Nullable Object value) {
        ((Map<String, Object>) entity).put(property, value == null ? null : codec.bson(value));
        return entity;
    }
}
