package io.dynamoshadow.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The driver's Binary: its bytes, or a map of them and their subtype where that is not the generic one. */
final class BinaryBytes {
    private static final String DATA = "data";
    private static final String SUBTYPE = "subtype";

    private BinaryBytes() {}

    static ScalarCodec codec(Class<?> type) {
        Function<Object, Object> data = Reflected.method(type, "getData");
        Function<Object, Object> subtype = Reflected.method(type, "getType");
        Function<Object[], Object> constructor = Reflected.constructor(type, byte.class, byte[].class);
        return ScalarCodec.of(
                Object.class,
                ScalarAttributeType.B,
                value -> write((byte[]) data.apply(BsonScalars.checked(type, value)), (Byte) subtype.apply(value)),
                attribute -> {
                    Parts parts = Parts.of(attribute);
                    return parts == null ? null : constructor.apply(new Object[] {parts.subtype, parts.data});
                });
    }

    private static AttributeValue write(byte[] bytes, byte subtype) {
        AttributeValue data = AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
        if (subtype == 0) {
            return data;
        }
        Map<String, AttributeValue> both = new LinkedHashMap<>();
        both.put(DATA, data);
        both.put(SUBTYPE, AttributeValue.fromN(Integer.toString(subtype & 0xFF)));
        return AttributeValue.fromM(both);
    }

    private static final class Parts {
        final byte[] data;
        final byte subtype;

        private Parts(byte[] data, byte subtype) {
            this.data = data;
            this.subtype = subtype;
        }

        static @Nullable Parts of(AttributeValue attribute) {
            if (attribute.b() != null) {
                return new Parts(attribute.b().asByteArray(), (byte) 0);
            }
            AttributeValue data = attribute.hasM() ? attribute.m().get(DATA) : null;
            AttributeValue subtype = attribute.hasM() ? attribute.m().get(SUBTYPE) : null;
            return data == null || data.b() == null || subtype == null || subtype.n() == null
                    ? null
                    : new Parts(data.b().asByteArray(), (byte) Integer.parseInt(subtype.n()));
        }
    }
}
