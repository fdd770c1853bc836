package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.BasicDBList;
import com.mongodb.BasicDBObject;
import com.mongodb.DBRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.BSONTimestamp;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@SuppressWarnings("JavaUtilDate") // the driver has them
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

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "-0", "-0.00", "1E+6000", "12.34"})
    void a_decimal_that_is_no_number_of_dynamo_comes_back_exactly(String text) {
        Decimal128 decimal = Decimal128.parse(text);

        assertThat(codecs.of(Decimal128.class).read(codecs.of(Decimal128.class).write(decimal)))
                .isEqualTo(decimal);
    }

    @Test
    void binary_is_its_bytes() {
        Binary binary = new Binary(new byte[] {1, 2});

        AttributeValue written = codecs.of(Binary.class).write(binary);

        assertThat(written).isEqualTo(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2})));
        assertThat(codecs.of(Binary.class).read(written)).isEqualTo(binary);
    }

    @Test
    void binary_of_another_subtype_is_a_map_with_it() {
        Binary uuid = new Binary((byte) 4, new byte[16]);

        AttributeValue written = codecs.of(Binary.class).write(uuid);

        assertThat(written.m()).containsEntry("subtype", AttributeValue.fromN("4"));
        assertThat(codecs.of(Binary.class).read(written)).isEqualTo(uuid);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(new BsonTimestamp(5, 6), AttributeValue.fromN("21474836486")),
                arguments(new BsonTimestamp(-1, -1), AttributeValue.fromN("18446744073709551615")),
                arguments(new BSONTimestamp(5, 6), AttributeValue.fromN("21474836486")),
                arguments(new Code("f()"), AttributeValue.fromS("f()")),
                arguments(new Symbol("s"), AttributeValue.fromS("s")),
                arguments(new MinKey(), AttributeValue.fromS("MinKey")),
                arguments(new MaxKey(), AttributeValue.fromS("MaxKey")),
                arguments(new BsonRegularExpression("a.*"), AttributeValue.fromS("a.*")),
                arguments(
                        new BsonRegularExpression("a.*", "im"),
                        AttributeValue.fromM(
                                Map.of("pattern", AttributeValue.fromS("a.*"), "flags", AttributeValue.fromS("im")))));
    }

    @ParameterizedTest
    @MethodSource("others")
    void the_rest_has_a_form_of_its_own_and_comes_back(Object value, AttributeValue expected) {
        ValueCodec codec = codecs.of(value.getClass());

        assertThat(codec.write(value)).isEqualTo(expected);
        assertThat(codec.read(codec.write(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(classes = {DBRef.class, CodeWithScope.class, BsonDbPointer.class, BsonUndefined.class})
    void what_only_mongo_understands_is_refused_by_name(Class<?> type) {
        assertThatThrownBy(() -> codecs.of(type))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.TYPE))
                .hasMessageContaining(type.getName());
    }

    static Stream<BsonValue> bsonValues() {
        return Stream.of(
                new BsonString("a"),
                new BsonInt32(1),
                new BsonInt64(1),
                new BsonDouble(1),
                new BsonBoolean(true),
                BsonNull.VALUE,
                new BsonDateTime(5),
                new BsonObjectId(new ObjectId("656f6e2a1c9d440000a1b2c3")),
                new BsonDecimal128(Decimal128.parse("1.50")),
                new BsonBinary(new byte[] {1}),
                new BsonBinary((byte) 3, new byte[16]),
                new BsonSymbol("s"),
                new BsonJavaScript("f()"),
                new BsonTimestamp(5, 6),
                new BsonRegularExpression("a", "i"),
                new BsonMinKey(),
                new BsonMaxKey(),
                new BsonArray(List.of(new BsonInt32(1), BsonNull.VALUE)),
                new BsonDocument("a", new BsonDocument("_class", new BsonString("b"))));
    }

    @ParameterizedTest
    @MethodSource("bsonValues")
    void every_bson_value_comes_back_as_what_it_was(BsonValue value) {
        ValueCodec codec = codecs.of(BsonValue.class);

        assertThat(codec.readNullable(codec.writeNullable(value, new Writing())))
                .isEqualTo(value);
        BsonDocument document = new BsonDocument("x", new BsonArray(List.of(value)));
        ValueCodec documents = codecs.of(BsonDocument.class);
        assertThat(documents.read(documents.write(document))).isEqualTo(document);
    }

    @Test
    void a_bson_value_of_another_kind_than_declared_is_refused() {
        assertThatThrownBy(() -> codecs.of(BsonInt32.class).read(AttributeValue.fromS("a")))
                .isInstanceOf(CodecException.class)
                .hasMessage("is no BsonInt32 but a org.bson.BsonString");
        assertThatThrownBy(() -> codecs.of(BsonInt32.class).write(new BsonString("a")))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void inside_a_document_values_are_what_the_driver_reads() {
        ValueCodec codec = codecs.of(Document.class);
        Document written = new Document("at", Instant.ofEpochMilli(5))
                .append("day", LocalDate.of(1970, 1, 2))
                .append("half", 0.5f)
                .append("unit", TimeUnit.DAYS)
                .append("price", new BigDecimal("1.50"))
                .append("bytes", new byte[] {1})
                .append("map", Map.of("a", 1))
                .append("set", new TreeSet<>(List.of(1, 2)));

        assertThat(codec.read(codec.write(written)))
                .isEqualTo(new Document("at", new Date(5))
                        .append("day", new Date(86_400_000))
                        .append("half", 0.5)
                        .append("unit", "DAYS")
                        .append("price", Decimal128.parse("1.50"))
                        .append("bytes", new Binary(new byte[] {1}))
                        .append("map", new Document("a", 1))
                        .append("set", List.of(1, 2)));
    }

    @Test
    void lists_inside_the_drivers_old_objects_are_its_old_lists() {
        ValueCodec codec = codecs.of(BasicDBObject.class);

        Object read = codec.read(codec.write(new BasicDBObject("list", List.of(Map.of("a", 1L)))));

        BasicDBList list = new BasicDBList();
        list.add(new BasicDBObject("a", 1L));
        assertThat(read).isEqualTo(new BasicDBObject("list", list));
        assertThat(((BasicDBObject) read).get("list")).isInstanceOf(BasicDBList.class);
    }
}
