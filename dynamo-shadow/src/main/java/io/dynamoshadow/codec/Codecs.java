package io.dynamoshadow.codec;

import io.dynamoshadow.model.Types;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the codec of a declared type. One for each DAO, so that an application's classes go with it. Thread-safe. */
public final class Codecs {
    private final Map<Type, ValueCodec> codecs = new ConcurrentHashMap<>();
    private final @Nullable ClassLoader loader;

    /** @param loader the loader of the entity's class; null is the bootstrap loader */
    public Codecs(@Nullable ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The class of that name as the application sees it.
     *
     * @throws CodecException where it has none
     */
    Class<?> named(@Nullable String className) {
        if (className == null) {
            throw new CodecException("has a class that is no name");
        }
        try {
            return Class.forName(className, false, loader);
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new CodecException("names the class " + className + ", which cannot be found");
        }
    }

    /** @throws CodecException where no codec is known for the type */
    public ValueCodec of(Type type) {
        ValueCodec known = codecs.get(type);
        if (known == null) {
            known = find(type);
            codecs.put(type, known);
        }
        return known;
    }

    /** The codec of an entity whose attributes have names of their own. */
    ObjectCodec entity(Type type, Map<String, String> attributeNames) {
        return new ObjectCodec(type, this, attributeNames);
    }

    private ValueCodec find(Type type) {
        Class<?> raw = Types.erase(type);
        ScalarCodec scalar = Scalars.of(raw);
        if (scalar != null) {
            return scalar;
        }
        ScalarCodec byName = BsonScalars.of(raw);
        if (byName != null) {
            return byName;
        }
        if (raw == Object.class) {
            return new DynamicCodec(this);
        }
        if (raw == Optional.class) {
            return new OptionalCodec(of(Types.argument(type, 0)));
        }
        if (raw.isArray()) {
            Type element = type instanceof GenericArrayType
                    ? ((GenericArrayType) type).getGenericComponentType()
                    : raw.getComponentType();
            return new CollectionCodec(raw, raw.getComponentType(), of(element));
        }
        if (Collection.class.isAssignableFrom(raw) || raw == Iterable.class) {
            Type element = Types.argument(type, 0);
            return new CollectionCodec(raw, Types.erase(element), of(element));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(type, raw);
        }
        if (raw.getName().startsWith("java.") || raw.getName().startsWith("javax.")) {
            throw new CodecException("has the type " + raw.getName() + ", for which no attribute is known");
        }
        return new ObjectCodec(type, this, Collections.emptyMap());
    }

    private MapCodec map(Type type, Class<?> raw) {
        Type keyType = Types.argument(type, 0);
        ValueCodec key = of(keyType == Object.class ? String.class : keyType);
        if (!(key instanceof ScalarCodec)) {
            throw new CodecException("has keys of type " + keyType.getTypeName() + ", which have no text of their own");
        }
        return new MapCodec(raw, Types.erase(keyType), (ScalarCodec) key, of(Types.argument(type, 1)));
    }
}
