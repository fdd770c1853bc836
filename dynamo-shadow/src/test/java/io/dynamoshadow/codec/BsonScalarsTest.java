package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

final class BsonScalarsTest {
    private final Codecs codecs = new Codecs(BsonScalarsTest.class.getClassLoader());

    @Test
    void an_object_id_is_its_hexadecimal_digits() {
        ObjectId id = new ObjectId("656f6e2a1c9d440000a1b2c3");

        AttributeValue written = codecs.of(ObjectId.class).write(id);

        assertThat(written).isEqualTo(AttributeValue.fromS("656f6e2a1c9d440000a1b2c3"));
        assertThat(codecs.of(ObjectId.class).read(written)).isEqualTo(id);
        assertThat(codecs.of(ObjectId.class).keyType()).isEqualTo(ScalarAttributeType.S);
    }

    @Test
    void text_that_is_no_object_id_is_refused() {
        assertThatThrownBy(() -> codecs.of(ObjectId.class).read(AttributeValue.fromS("42")))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void a_decimal_is_a_number_by_value() {
        AttributeValue written = codecs.of(Decimal128.class).write(new Decimal128(new BigDecimal("12.340")));

        assertThat(written).isEqualTo(AttributeValue.fromN("12.34"));
        assertThat(((Decimal128) codecs.of(Decimal128.class).read(written)).bigDecimalValue())
                .isEqualByComparingTo("12.34");
    }

    @Test
    void a_decimal_beyond_the_range_of_dynamo_comes_back() {
        Decimal128 huge = Decimal128.parse("1E+6000");

        AttributeValue written = codecs.of(Decimal128.class).write(huge);

        assertThat(codecs.of(Decimal128.class).read(written)).isEqualTo(huge);
    }

    @Test
    void a_decimal_that_is_no_number_is_refused_for_that_reason() {
        assertThatThrownBy(() -> codecs.of(Decimal128.class).write(Decimal128.NaN))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> codecs.of(Decimal128.class).write(Decimal128.NEGATIVE_INFINITY))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("Infinity");
    }

    @Test
    void binary_is_its_bytes() {
        Binary binary = new Binary(new byte[] {1, 2});

        AttributeValue written = codecs.of(Binary.class).write(binary);

        assertThat(written).isEqualTo(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2})));
        assertThat(codecs.of(Binary.class).read(written)).isEqualTo(binary);
    }
}
