package io.dynamoshadow.codec;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The Mongo driver's own scalar types, known by name: their classes are the application's, of whatever version it has, and
 * nothing of the driver is on our class path.
 */
final class BsonScalars {
    private BsonScalars() {}

    /**
     * @param exactly whether decimals keep their scale
     * @throws CodecException where the type is the driver's and has no attribute
     */
    static @Nullable ScalarCodec of(Class<?> type, boolean exactly) {
        switch (type.getName()) {
            case "org.bson.types.ObjectId":
                return text(type, "toHexString");
            case "org.bson.types.Symbol":
                return text(type, "getSymbol");
            case "org.bson.types.Code":
                return text(type, "getCode");
            case "org.bson.types.Decimal128":
                return decimal(type, exactly);
            case "org.bson.types.Binary":
                return BinaryBytes.codec(type);
            case "org.bson.types.BSONTimestamp":
                return oldTimestamp(type);
            case "org.bson.BsonTimestamp":
                return timestamp(type);
            case "org.bson.types.MinKey":
            case "org.bson.types.MaxKey":
            case "org.bson.BsonMinKey":
            case "org.bson.BsonMaxKey":
                return only(type);
            case "org.bson.BsonRegularExpression":
                return regex(type);
            case "com.mongodb.DBRef":
            case "org.bson.types.CodeWithScope":
            case "org.bson.types.CodeWScope":
            case "org.bson.BsonDbPointer":
            case "org.bson.BsonJavaScriptWithScope":
            case "org.bson.BsonUndefined":
                throw new CodecException(
                        CodecException.Kind.TYPE,
                        "is a " + type.getName()
                                + ", which only Mongo understands. Keep it as something else, such as the"
                                + " id that it refers to");
            default:
                return null;
        }
    }

    private static ScalarCodec text(Class<?> type, String getter) {
        Function<Object, Object> constructor = Reflected.constructor(type, String.class);
        Function<Object, Object> text = Reflected.method(type, getter);
        return ScalarCodec.text(Object.class, value -> (String) text.apply(checked(type, value)), constructor::apply);
    }

    private static ScalarCodec decimal(Class<?> type, boolean exactly) {
        Function<Object, Object> isNaN = Reflected.method(type, "isNaN");
        Function<Object, Object> isInfinite = Reflected.method(type, "isInfinite");
        Function<Object, Object> isNegative = Reflected.method(type, "isNegative");
        Function<Object, Object> bigDecimal = Reflected.method(type, "bigDecimalValue");
        Function<Object, Object> parse = Reflected.factory(type, "parse", String.class);
        return ScalarCodec.number(
                Object.class,
                value -> {
                    Object decimal = checked(type, value);
                    String text = decimal.toString();
                    if (isNaN.apply(decimal).equals(true)
                            || isInfinite.apply(decimal).equals(true)) {
                        return NumberText.tagged(text);
                    }
                    // the driver has no BigDecimal for a zero with a sign
                    if (isNegative.apply(decimal).equals(true) && new BigDecimal(text).signum() == 0) {
                        return NumberText.tagged(text);
                    }
                    BigDecimal number = (BigDecimal) bigDecimal.apply(decimal);
                    return exactly ? NumberText.writeExactly(number) : NumberText.write(number);
                },
                parse::apply);
    }

    /** Seconds and a counter, as the unsigned number that Mongo orders by. */
    private static ScalarCodec timestamp(Class<?> type) {
        Function<Object, Object> value = Reflected.method(type, "getValue");
        Function<Object, Object> constructor = Reflected.constructor(type, long.class);
        return ScalarCodec.number(
                Object.class,
                timestamp -> AttributeValue.fromN(Long.toUnsignedString((Long) value.apply(checked(type, timestamp)))),
                digits -> constructor.apply(Long.parseUnsignedLong(digits)));
    }

    /** The same of the driver's older interface. */
    private static ScalarCodec oldTimestamp(Class<?> type) {
        Function<Object, Object> seconds = Reflected.method(type, "getTime");
        Function<Object, Object> counter = Reflected.method(type, "getInc");
        Function<Object[], Object> constructor = Reflected.constructor(type, int.class, int.class);
        return ScalarCodec.number(
                Object.class,
                value -> {
                    long high = (Integer) seconds.apply(checked(type, value));
                    long low = (Integer) counter.apply(value) & 0xFFFF_FFFFL;
                    return AttributeValue.fromN(Long.toUnsignedString(high << 32 | low));
                },
                digits -> {
                    long both = Long.parseUnsignedLong(digits);
                    return constructor.apply(new Object[] {(int) (both >>> 32), (int) both});
                });
    }

    private static ScalarCodec only(Class<?> type) {
        UnaryOperator<String> same = text -> {
            if (!text.equals(type.getSimpleName())) {
                throw new CodecException("\"" + text + "\" is no " + type.getSimpleName());
            }
            return text;
        };
        return ScalarCodec.of(
                Object.class,
                null,
                value -> AttributeValue.fromS(checked(type, value).getClass().getSimpleName()),
                attribute -> attribute.s() == null || same.apply(attribute.s()).isEmpty() ? null : create(type));
    }

    private static Object create(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException unexpected) {
            throw new CodecException("a " + type.getName() + " cannot be built: " + unexpected);
        }
    }

    private static ScalarCodec regex(Class<?> type) {
        Function<Object, Object> pattern = Reflected.method(type, "getPattern");
        Function<Object, Object> options = Reflected.method(type, "getOptions");
        Function<Object[], Object> constructor = Reflected.constructor(type, String.class, String.class);
        return RegexText.codec(
                Object.class,
                value -> (String) pattern.apply(checked(type, value)),
                value -> (String) options.apply(value),
                (text, flags) -> constructor.apply(new Object[] {text, flags}));
    }

    static Object checked(Class<?> type, Object value) {
        return type.cast(value);
    }
}
