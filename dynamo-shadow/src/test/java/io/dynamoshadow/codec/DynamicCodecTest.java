package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.samples.Circle;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamicCodecTest {
    private final ValueCodec codec = new Codecs(DynamicCodecTest.class.getClassLoader()).of(Object.class);

    static Stream<Object> values() {
        return Stream.of(
                "",
                true,
                1,
                -1L,
                1.5,
                Double.NaN,
                1.5f,
                new BigDecimal("1.5"),
                'c',
                Instant.parse("2026-11-22T20:40:00Z"),
                new UUID(1, 2),
                DayOfWeek.MONDAY,
                new ObjectId("656f6e2a1c9d440000a1b2c3"),
                List.of(1, "two", 3L),
                Arrays.asList(1, null),
                Map.of("a", List.of(Map.of("b", 2L))),
                Collections.singletonMap("a", null),
                Set.of("a"),
                Collections.unmodifiableSet(Set.of(1L)),
                new TreeSet<>(Set.of("a", "b")),
                new Circle(2));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_comes_back_as_what_it_was(Object value) {
        assertThat(codec.read(codec.write(value))).isEqualTo(value);
    }

    @Test
    void what_json_knows_is_written_plainly() {
        AttributeValue written = codec.write(Map.of("a", List.of("b", 1, true)));

        assertThat(written)
                .isEqualTo(AttributeValue.fromM(Map.of(
                        "a",
                        AttributeValue.fromL(List.of(
                                AttributeValue.fromS("b"),
                                AttributeValue.fromN("1"),
                                AttributeValue.fromBool(true))))));
    }

    @Test
    void what_json_does_not_know_names_its_class() {
        assertThat(codec.write(5L).m())
                .containsEntry("_class", AttributeValue.fromS("java.lang.Long"))
                .containsEntry("_value", AttributeValue.fromN("5"));
    }

    @Test
    void a_document_is_a_map() {
        assertThat(codec.read(codec.write(new Document("a", 1)))).isEqualTo(Map.of("a", 1));
    }

    @Test
    void bytes_are_binary() {
        assertThat((byte[]) codec.read(codec.write(new byte[] {1}))).containsExactly(1);
    }

    @Test
    void a_tag_that_is_no_name_of_a_class_is_refused() {
        AttributeValue value = AttributeValue.fromS("x");

        assertThatThrownBy(() ->
                        codec.read(AttributeValue.fromM(Map.of("_class", AttributeValue.fromN("1"), "_value", value))))
                .isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> codec.read(
                        AttributeValue.fromM(Map.of("_class", AttributeValue.fromS("com.acme.Gone"), "_value", value))))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void sets_of_dynamos_own_are_no_value_of_ours() {
        assertThatThrownBy(() -> codec.read(AttributeValue.fromSs(List.of("a"))))
                .isInstanceOf(CodecException.class);
    }
}
