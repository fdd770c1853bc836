package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.model.TypeBindings;
import io.dynamoshadow.model.Types;
import java.io.Serializable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the codec of a declared type. One for each DAO, so that an application's classes go with it. Thread-safe. */
public final class Codecs {
    private static final TypeVariable<?> ELEMENT = Iterable.class.getTypeParameters()[0];
    private static final TypeVariable<?> KEY = Map.class.getTypeParameters()[0];
    private static final TypeVariable<?> VALUE = Map.class.getTypeParameters()[1];

    /** Types whose codecs this thread is making: one that comes again contains itself. */
    private static final ThreadLocal<Set<Type>> IN_THE_MAKING = ThreadLocal.withInitial(HashSet::new);

    private final Map<Type, ValueCodec> codecs = new ConcurrentHashMap<>();
    private final @Nullable ClassLoader loader;
    private final ClassAllowList allowed;
    private final String allowSetting;
    private final boolean exactDecimals;

    /**
     * Codecs that let an item name no class of the application.
     *
     * @param loader the loader of the entity's class; null is the bootstrap loader
     */
    public Codecs(@Nullable ClassLoader loader) {
        this(loader, ClassAllowList.none(), "", false);
    }

    private Codecs(@Nullable ClassLoader loader, ClassAllowList allowed, String allowSetting, boolean exactDecimals) {
        this.loader = loader;
        this.allowed = allowed;
        this.allowSetting = allowSetting;
        this.exactDecimals = exactDecimals;
    }

    /** @param loader one that sees the entity's class and those of Mongo's driver */
    static Codecs of(DaoSettings dao, Class<?> entity, @Nullable ClassLoader loader) {
        return new Codecs(
                loader,
                ClassAllowList.of(entity, dao.classes()),
                "dao." + dao.name() + ".classes",
                dao.decimals() == DaoSettings.Decimals.EXACT);
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
            throw new CodecException(
                    CodecException.Kind.CLASS, "names the class " + className + ", which cannot be found");
        }
    }

    /** Whether an item may name the class, which is the application's, where no type is declared. */
    boolean allows(Class<?> type) {
        return allowed.allows(type);
    }

    /** The end of an error message about a class that is not allowed. */
    String mendToAllow(Class<?> type) {
        return allowSetting.isEmpty()
                ? ""
                : ". If it may be kept there, write " + allowSetting + " = " + type.getName();
    }

    /** @throws CodecException where no codec is known for the type */
    public ValueCodec of(Type type) {
        ValueCodec known = codecs.get(type);
        if (known != null) {
            return known;
        }
        Set<Type> inTheMaking = IN_THE_MAKING.get();
        if (!inTheMaking.add(type)) {
            return new DeferredCodec(this, type);
        }
        try {
            known = find(type);
        } finally {
            inTheMaking.remove(type);
        }
        codecs.put(type, known);
        return known;
    }

    /** The codec of a type in a place where nothing is lost by keeping a decimal's scale. */
    ValueCodec exactly(Class<?> type) {
        if (type == BigDecimal.class) {
            return Scalars.EXACT_DECIMAL;
        }
        ValueCodec decimal = type.getName().equals("org.bson.types.Decimal128") ? BsonScalars.of(type, true) : null;
        return decimal == null ? of(type) : decimal;
    }

    /** The codec of an entity whose attributes have names of their own. */
    ObjectCodec entity(Type type, Map<String, String> attributeNames) {
        return new ObjectCodec(type, this, attributeNames);
    }

    private ValueCodec find(Type type) {
        if (type instanceof WildcardType) {
            return of(((WildcardType) type).getUpperBounds()[0]);
        }
        Class<?> raw = Types.erase(type);
        if (exactDecimals && raw == BigDecimal.class) {
            return Scalars.EXACT_DECIMAL;
        }
        ScalarCodec scalar = scalar(raw);
        if (scalar != null) {
            return scalar;
        }
        if (raw == Object.class || raw == Number.class || raw == Comparable.class || raw == Serializable.class) {
            return new DynamicCodec(this, raw, Documents.PLAIN);
        }
        OptionalCodec optional = OptionalCodec.of(raw, Types.argument(type, 0), this);
        if (optional != null) {
            return optional;
        }
        if (raw == Class.class) {
            return new ClassCodec(this);
        }
        if (raw.isArray()) {
            Type element = type instanceof GenericArrayType
                    ? ((GenericArrayType) type).getGenericComponentType()
                    : raw.getComponentType();
            return new CollectionCodec(raw, raw.getComponentType(), of(element));
        }
        if (Iterable.class.isAssignableFrom(raw) && isCollection(raw)) {
            Type element = TypeBindings.of(type).resolve(ELEMENT);
            return new CollectionCodec(raw, Types.erase(element), of(element));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(type, raw);
        }
        if (BsonValueCodec.isOne(raw)) {
            return new BsonValueCodec(this, raw);
        }
        if (raw.getName().startsWith("java.") || raw.getName().startsWith("javax.")) {
            throw new CodecException(
                    CodecException.Kind.TYPE, "has the type " + raw.getName() + ", for which no attribute is known");
        }
        return new ObjectCodec(type, this, Collections.emptyMap());
    }

    private @Nullable ScalarCodec scalar(Class<?> raw) {
        ScalarCodec known = Scalars.of(raw);
        known = known == null ? TimeScalars.ofSql(raw) : known;
        return known == null ? BsonScalars.of(raw, exactDecimals) : known;
    }

    /** A Path is an Iterable too, and so may be a class of the application that is no collection at all. */
    private static boolean isCollection(Class<?> raw) {
        return raw == Iterable.class || Collection.class.isAssignableFrom(raw);
    }

    private ValueCodec map(Type type, Class<?> raw) {
        Documents documents = Documents.of(raw);
        if (documents != null) {
            DynamicCodec values = new DynamicCodec(this, Object.class, documents);
            return new MapCodec(raw, String.class, (ScalarCodec) of(String.class), values, true);
        }
        TypeBindings bindings = TypeBindings.of(type);
        Type keyType = bindings.resolve(KEY);
        ValueCodec key = of(keyType == Object.class ? String.class : keyType);
        if (!(key instanceof ScalarCodec)) {
            throw new CodecException(
                    CodecException.Kind.TYPE,
                    "has keys of type " + keyType.getTypeName() + ", which have no text of their own");
        }
        Type valueType = bindings.resolve(VALUE);
        boolean untyped = BsonValueCodec.isOne(raw);
        Class<?> keyClass = keyType == Object.class ? String.class : Types.erase(keyType);
        return new MapCodec(raw, keyClass, (ScalarCodec) key, of(valueType), untyped);
    }
}
