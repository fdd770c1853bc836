package io.dynamoshadow.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The Mongo driver's own scalar types, known by name: their classes are the application's, of whatever version it has, and
 * nothing of the driver is on our class path.
 */
final class BsonScalars {
    private BsonScalars() {}

    static @Nullable ScalarCodec of(Class<?> type) {
        switch (type.getName()) {
            case "org.bson.types.ObjectId":
                return ScalarCodec.text(
                        Object.class,
                        id -> String.valueOf(call(id, "toHexString")),
                        text -> create(type, String.class, text));
            case "org.bson.types.Decimal128":
                return ScalarCodec.number(
                        Object.class,
                        BsonScalars::decimal,
                        digits -> create(type, BigDecimal.class, new BigDecimal(digits)));
            case "org.bson.types.Binary":
                return ScalarCodec.of(
                        Object.class,
                        ScalarAttributeType.B,
                        binary -> AttributeValue.fromB(SdkBytes.fromByteArray((byte[]) call(binary, "getData"))),
                        attribute -> attribute.b() == null
                                ? null
                                : create(type, byte[].class, attribute.b().asByteArray()));
            default:
                return null;
        }
    }

    private static AttributeValue decimal(Object decimal) {
        if (Boolean.TRUE.equals(call(decimal, "isNaN")) || Boolean.TRUE.equals(call(decimal, "isInfinite"))) {
            throw new CodecException("is " + decimal + ", which has no number of its own in DynamoDB");
        }
        return NumberText.write((BigDecimal) call(decimal, "bigDecimalValue"));
    }

    private static Object call(Object on, String name) {
        try {
            Method method = on.getClass().getMethod(name);
            return method.invoke(on);
        } catch (ReflectiveOperationException unexpected) {
            throw new CodecException(on.getClass().getName() + "." + name + " cannot be called: " + unexpected);
        }
    }

    private static Object create(Class<?> type, Class<?> argumentType, Object argument) {
        try {
            Constructor<?> constructor = type.getConstructor(argumentType);
            return constructor.newInstance(argument);
        } catch (ReflectiveOperationException unexpected) {
            throw new CodecException("a " + type.getName() + " cannot be built: " + unexpected);
        }
    }
}
