package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.samples.Circle;
import com.acme.samples.Drawing;
import com.acme.samples.Drawing.Unrelated;
import com.acme.samples.Shape;
import com.mongodb.BasicDBObject;
import io.dynamoshadow.TestSettings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonInt32;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.Decimal128;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@SuppressWarnings({"JavaUtilDate", "UnusedVariable"}) // legacy entities have dates; fields are there to be declared
final class DynamicCodecTest {
    /** Declares what its untyped values may be besides types of ours. */
    static final class Gallery {
        Shape shape = new Circle(1);
        Weekday weekday = Weekday.MONDAY;
        Map<String, Object> extra = Map.of();
    }

    enum Weekday {
        MONDAY,
        SUNDAY {
            @Override
            public String toString() {
                return "a class of its own";
            }
        }
    }

    enum Other {
        ONE
    }

    private static Codecs codecs(String... lines) {
        List<String> all = new ArrayList<>(List.of(
                "dao.gallery.interface = com.acme.GalleryDao", "dao.gallery.table = gallery", "dao.gallery.key = id"));
        all.addAll(List.of(lines));
        return Codecs.of(
                TestSettings.dao(all.toArray(new String[0])), Gallery.class, DynamicCodecTest.class.getClassLoader());
    }

    private final ValueCodec codec = codecs().of(Object.class);

    static Stream<Object> values() {
        return Stream.of(
                "",
                true,
                1,
                -1L,
                1.5,
                Double.NaN,
                1.5f,
                new BigDecimal("1.50"),
                new BigInteger("12345678901234567890"),
                (short) 7,
                (byte) 7,
                -0.0,
                1e300,
                'c',
                Instant.parse("2026-11-22T20:40:00Z"),
                new UUID(1, 2),
                DayOfWeek.MONDAY,
                Weekday.MONDAY,
                Weekday.SUNDAY,
                new Date(5),
                LocalDate.of(2026, 1, 2),
                ZonedDateTime.of(2026, 11, 22, 1, 2, 3, 0, ZoneId.of("Europe/Zurich")),
                ZoneId.of("Europe/Zurich"),
                Locale.CANADA_FRENCH,
                Optional.of(5L),
                OptionalInt.of(5),
                new int[] {1, 2},
                new Integer[] {1, null},
                new String[] {"a"},
                new Weekday[] {Weekday.SUNDAY},
                new ObjectId("656f6e2a1c9d440000a1b2c3"),
                Decimal128.parse("1.50"),
                Decimal128.NaN,
                new Binary((byte) 4, new byte[16]),
                new BsonTimestamp(5, 6),
                new MinKey(),
                new Code("x"),
                new BsonRegularExpression("a.*", "i"),
                new BsonInt32(5),
                new Document("a", new Document("b", 1L)),
                new BasicDBObject("a", List.of(new BasicDBObject("b", 1L))),
                String.class,
                int.class,
                Circle.class,
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
                .containsEntry("_class", AttributeValue.fromS("long"))
                .containsEntry("_value", AttributeValue.fromN("5"));
    }

    @Test
    void a_map_may_have_names_of_ours() {
        Map<String, Object> map =
                Map.of("_class", "a", "_value", 1, "__class", 2L, "_number", "b", "", "c", "_id", "d");

        assertThat(codec.write(map).m())
                .containsOnlyKeys("__class", "__value", "___class", "__number", "_empty", "_id");
        assertThat(codec.read(codec.write(map))).isEqualTo(map);
    }

    @Test
    void a_class_that_the_entity_does_not_declare_is_neither_written_nor_built() {
        assertThatThrownBy(() -> codec.write(Map.of("a", Other.ONE)))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.CLASS))
                .hasMessage(
                        "a: has the type io.dynamoshadow.codec.DynamicCodecTest$Other, which is neither a type of ours"
                                + " nor one that the entity declares. If it may be kept there, write dao.gallery.classes ="
                                + " io.dynamoshadow.codec.DynamicCodecTest$Other");
        assertThatThrownBy(() -> codec.write(new Unrelated())).isInstanceOf(CodecException.class);
        int built = Unrelated.built;
        for (String name : List.of(Unrelated.class.getName(), "java.lang.Thread", "javax.script.ScriptEngineManager")) {
            assertThatThrownBy(() -> codec.read(tagged(name)))
                    .isInstanceOf(CodecException.class)
                    .hasMessageContaining(name);
        }
        assertThat(Unrelated.built).isEqualTo(built);
    }

    private static AttributeValue tagged(String name) {
        return AttributeValue.fromM(
                Map.of("_class", AttributeValue.fromS(name), "_value", AttributeValue.fromM(Map.of())));
    }

    @Test
    void the_settings_may_allow_a_class_or_a_package() {
        ValueCodec allowing = codecs("dao.gallery.classes = " + Other.class.getName() + ", com.acme.samples.*")
                .of(Object.class);

        assertThat(allowing.read(allowing.write(Other.ONE))).isEqualTo(Other.ONE);
        Drawing drawing = new Drawing("1");
        assertThat(((Drawing) allowing.read(allowing.write(drawing))).id()).isEqualTo("1");
    }

    @Test
    void a_number_that_is_declared_as_no_more_than_that_comes_back_as_what_it_was() {
        ValueCodec numbers = codecs().of(Number.class);

        assertThat(numbers.write(5)).isEqualTo(AttributeValue.fromN("5"));
        for (Number number : List.<Number>of(5, 5L, 5.0, 5f, new BigDecimal("5.00"), (short) 5, BigInteger.TEN)) {
            assertThat(numbers.read(numbers.write(number))).isEqualTo(number);
        }
        assertThatThrownBy(() -> numbers.read(AttributeValue.fromS("5")))
                .hasMessage("is no Number but a java.lang.String");
    }

    @Test
    void queues_and_sorted_maps_stay_what_they_are() {
        assertThat(codec.read(codec.write(new ArrayDeque<>(List.of(2, 1)))))
                .isInstanceOf(Queue.class)
                .isEqualTo(List.of(2, 1));
        assertThat(codec.read(codec.write(new TreeMap<>(Map.of("b", 1, "a", 2)))))
                .isInstanceOf(SortedMap.class)
                .isEqualTo(Map.of("a", 2, "b", 1));
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
