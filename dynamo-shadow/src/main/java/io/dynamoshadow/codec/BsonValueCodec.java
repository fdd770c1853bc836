package io.dynamoshadow.codec;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The driver's own tree of values ({@code BsonInt32}, {@code BsonDateTime}, {@code BsonArray}…), each as the plain value that
 * it holds; known by name, as all of the driver. NUL comes back as {@code BsonNull}. Thread-safe.
 */
@SuppressWarnings("JavaUtilDate") // what a Document has in the place of a BsonDateTime
final class BsonValueCodec extends ValueCodec {
    private static final String BSON_VALUE = "org.bson.BsonValue";

    private final Codecs codecs;
    private final Class<?> bound;
    private final ValueCodec plain;
    private final Class<?> nullType;
    private final Map<Class<?>, Function<Object, Object>> unwrap = new HashMap<>();
    private final Map<Class<?>, Function<Object, Object>> wrap = new HashMap<>();

    BsonValueCodec(Codecs codecs, Class<?> bound) {
        this.codecs = codecs;
        this.bound = bound;
        this.plain = codecs.of(Object.class);
        this.nullType = codecs.named("org.bson.BsonNull");
        value("BsonString", String.class, String.class);
        value("BsonInt32", Integer.class, int.class);
        value("BsonInt64", Long.class, long.class);
        value("BsonDouble", Double.class, double.class);
        value("BsonBoolean", Boolean.class, boolean.class);
        value("BsonObjectId", codecs.named("org.bson.types.ObjectId"), codecs.named("org.bson.types.ObjectId"));
        value("BsonDecimal128", codecs.named("org.bson.types.Decimal128"), codecs.named("org.bson.types.Decimal128"));
        text("BsonSymbol", "getSymbol", "org.bson.types.Symbol");
        text("BsonJavaScript", "getCode", "org.bson.types.Code");
        dates();
        binaries();
    }

    /** Whether the class is one of that tree, other than its documents and arrays, which are maps and lists. */
    static boolean isOne(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (c.getName().equals(BSON_VALUE)) {
                return true;
            }
        }
        return false;
    }

    private void value(String name, Class<?> content, Class<?> argument) {
        Class<?> type = codecs.named("org.bson." + name);
        unwrap.put(type, Reflected.method(type, "getValue"));
        wrap.put(content, Reflected.constructor(type, argument));
    }

    private void text(String name, String getter, String plainName) {
        Class<?> type = codecs.named("org.bson." + name);
        Class<?> plainType = codecs.named(plainName);
        Function<Object, Object> text = Reflected.method(type, getter);
        Function<Object, Object> plainText = Reflected.method(plainType, getter);
        unwrap.put(type, text.andThen(Reflected.constructor(plainType, String.class)));
        wrap.put(plainType, plainText.andThen(Reflected.constructor(type, String.class)));
    }

    private void dates() {
        Class<?> type = codecs.named("org.bson.BsonDateTime");
        Function<Object, Object> millis = Reflected.method(type, "getValue");
        Function<Object, Object> constructor = Reflected.constructor(type, long.class);
        unwrap.put(type, value -> new Date((Long) millis.apply(value)));
        wrap.put(Date.class, date -> constructor.apply(((Date) date).getTime()));
    }

    private void binaries() {
        Class<?> type = codecs.named("org.bson.BsonBinary");
        Class<?> plainType = codecs.named("org.bson.types.Binary");
        Function<Object, Object> data = Reflected.method(type, "getData");
        Function<Object, Object> subtype = Reflected.method(type, "getType");
        Function<Object[], Object> toPlain = Reflected.constructor(plainType, byte.class, byte[].class);
        unwrap.put(type, value -> {
            Object bytes = data.apply(value);
            Object kind = subtype.apply(value);
            return kind.equals((byte) 0) ? bytes : toPlain.apply(new Object[] {kind, bytes});
        });
        Function<Object[], Object> toBson = Reflected.constructor(type, byte.class, byte[].class);
        Function<Object, Object> plainData = Reflected.method(plainType, "getData");
        Function<Object, Object> plainSubtype = Reflected.method(plainType, "getType");
        wrap.put(byte[].class, bytes -> toBson.apply(new Object[] {(byte) 0, bytes}));
        wrap.put(plainType, value -> toBson.apply(new Object[] {plainSubtype.apply(value), plainData.apply(value)}));
    }

    @Override
    AttributeValue write(Object value, Writing writing) {
        if (!bound.isInstance(value)) {
            throw new CodecException("does not take a " + value.getClass().getName());
        }
        if (value.getClass() == nullType) {
            return writeNullable(null, writing);
        }
        if (value instanceof Map) {
            return codecs.of(codecs.named("org.bson.BsonDocument")).write(value, writing);
        }
        if (value instanceof Iterable) {
            return codecs.of(codecs.named("org.bson.BsonArray")).write(value, writing);
        }
        return plain.write(plain(value), writing);
    }

    /** What the value holds; itself where it is a type of its own, such as a timestamp or a regular expression. */
    Object plain(Object value) {
        Function<Object, Object> content = unwrap.get(value.getClass());
        return content == null ? value : content.apply(value);
    }

    /** The other way. */
    Object bson(Object value) {
        Function<Object, Object> constructor = wrap.get(value.getClass());
        return constructor == null ? value : constructor.apply(value);
    }

    @Override
    @Nullable
    Object readNull() {
        return bound.isAssignableFrom(nullType) ? create() : null;
    }

    private Object create() {
        try {
            return nullType.getConstructor().newInstance();
        } catch (ReflectiveOperationException unexpected) {
            throw new CodecException("no BsonNull can be made: " + unexpected);
        }
    }

    @Override
    public Object read(AttributeValue attribute) {
        Object value;
        if (attribute.hasL()) {
            value = codecs.of(codecs.named("org.bson.BsonArray")).read(attribute);
        } else if (attribute.hasM() && !attribute.m().containsKey(DynamicCodec.VALUE)) {
            value = codecs.of(codecs.named("org.bson.BsonDocument")).read(attribute);
        } else {
            value = bson(plain.read(attribute));
        }
        if (!bound.isInstance(value)) {
            throw new CodecException("is no " + bound.getSimpleName() + " but a "
                    + value.getClass().getName());
        }
        return value;
    }
}
