package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class MapCodecTest {
    private final Codecs codecs = new Codecs(MapCodecTest.class.getClassLoader());

    static Stream<Arguments> maps() {
        return Stream.of(
                arguments(new TypeOf<Map<String, Integer>>() {}.type(), Map.of("a", 1), LinkedHashMap.class),
                arguments(new TypeOf<Map<String, Integer>>() {}.type(), Map.of(), LinkedHashMap.class),
                arguments(
                        new TypeOf<HashMap<String, Integer>>() {}.type(), new HashMap<>(Map.of("", 1)), HashMap.class),
                arguments(
                        new TypeOf<SortedMap<String, Integer>>() {}.type(),
                        new TreeMap<>(Map.of("a", 1)),
                        TreeMap.class),
                arguments(
                        new TypeOf<NavigableMap<Long, Integer>>() {}.type(),
                        new TreeMap<>(Map.of(10L, 1, 9L, 2)),
                        TreeMap.class),
                arguments(
                        new TypeOf<ConcurrentMap<String, Integer>>() {}.type(),
                        new ConcurrentHashMap<>(Map.of("a", 1)),
                        ConcurrentHashMap.class),
                arguments(
                        new TypeOf<EnumMap<DayOfWeek, Integer>>() {}.type(),
                        new EnumMap<>(Map.of(DayOfWeek.MONDAY, 1)),
                        EnumMap.class),
                arguments(
                        new TypeOf<EnumMap<DayOfWeek, Integer>>() {}.type(),
                        new EnumMap<DayOfWeek, Integer>(DayOfWeek.class),
                        EnumMap.class),
                arguments(new TypeOf<Map<Integer, String>>() {}.type(), Map.of(-1, "a", 2, "b"), Map.class),
                arguments(new TypeOf<Map<Double, String>>() {}.type(), Map.of(0.5, "a", Double.NaN, "b"), Map.class),
                arguments(new TypeOf<Map<Boolean, String>>() {}.type(), Map.of(true, "a", false, "b"), Map.class),
                arguments(new TypeOf<Map<DayOfWeek, String>>() {}.type(), Map.of(DayOfWeek.FRIDAY, "a"), Map.class),
                arguments(
                        new TypeOf<ConcurrentSkipListMap<Instant, Integer>>() {}.type(),
                        new ConcurrentSkipListMap<>(Map.of(Instant.EPOCH, 1)),
                        ConcurrentSkipListMap.class),
                arguments(Properties.class, properties(), Properties.class),
                arguments(Tags.class, new Tags("a"), Tags.class),
                arguments(new TypeOf<Map<UUID, String>>() {}.type(), Map.of(new UUID(1, 2), "a"), Map.class),
                arguments(
                        new TypeOf<Map<LocalDate, List<String>>>() {}.type(),
                        Map.of(LocalDate.of(2026, 1, 1), List.of("a")),
                        Map.class),
                arguments(
                        new TypeOf<Map<String, Map<String, Integer>>>() {}.type(),
                        Map.of("a", Map.of("b", 1)),
                        Map.class));
    }

    /** A class of an application that is a map of a type known only to its superclass. */
    static final class Tags extends HashMap<String, Long> {
        private static final long serialVersionUID = 1L;

        private Tags() {}

        Tags(String one) {
            put(one, 1L);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("a.b", "c");
        return properties;
    }

    @ParameterizedTest
    @MethodSource("maps")
    void maps_come_back_equal_and_of_a_class_that_fits(Type type, Object value, Class<?> builtAs) {
        Object read = codecs.of(type).read(codecs.of(type).write(value));

        assertThat(read).isEqualTo(value).isInstanceOf(builtAs);
    }

    @Test
    void keys_with_dots_dollars_and_reserved_words_stay_as_they_are() {
        Type type = new TypeOf<Map<String, String>>() {}.type();
        Map<String, String> map = Map.of("a.b", "1", "$set", "2", "size", "3", "#n :v", "4", "_id", "5", "_class", "6");

        assertThat(codecs.of(type).write(map).m()).containsOnlyKeys(map.keySet());
        assertThat(codecs.of(type).read(codecs.of(type).write(map))).isEqualTo(map);
    }

    @Test
    void the_empty_key_has_a_name_since_dynamo_takes_no_empty_one() {
        Type type = new TypeOf<Map<String, String>>() {}.type();
        Map<String, String> map = Map.of("", "1", "_empty", "2", "__empty", "3");

        assertThat(codecs.of(type).write(map).m()).containsOnlyKeys("_empty", "__empty", "___empty");
        assertThat(codecs.of(type).read(codecs.of(type).write(map))).isEqualTo(map);
    }

    @Test
    void keys_that_would_be_written_alike_are_refused_since_one_would_be_lost() {
        Type type = new TypeOf<Map<Instant, String>>() {}.type();
        Map<Instant, String> map = Map.of(Instant.ofEpochSecond(0, 1), "a", Instant.ofEpochSecond(0, 2), "b");

        assertThatThrownBy(() -> codecs.of(type).write(map))
                .isInstanceOf(CodecException.class)
                .hasMessage("1970-01-01T00:00:00.000Z: is written for two different keys, of which one would be lost");
    }

    @Test
    void decimals_of_different_scale_are_different_keys() {
        Type type = new TypeOf<Map<BigDecimal, String>>() {}.type();
        Map<BigDecimal, String> map = Map.of(new BigDecimal("1.0"), "a", new BigDecimal("1.00"), "b");

        assertThat(codecs.of(type).read(codecs.of(type).write(map))).isEqualTo(map);
    }

    @Test
    void a_key_of_another_type_than_declared_is_refused() {
        ValueCodec codec = codecs.of(Map.class);

        assertThatThrownBy(() -> codec.write(Map.of(5, "a")))
                .isInstanceOf(CodecException.class)
                .hasMessage("has a java.lang.Integer as a key, and keys are declared as java.lang.String");
    }

    @Test
    void the_order_of_a_map_is_kept() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", 2);

        AttributeValue written =
                codecs.of(new TypeOf<Map<String, Integer>>() {}.type()).write(map);

        assertThat(written.m().keySet()).containsExactly("z", "a");
    }

    @Test
    void null_values_stay_and_are_no_missing_keys() {
        Type type = new TypeOf<Map<String, Integer>>() {}.type();
        Map<String, Integer> map = Collections.singletonMap("a", null);

        assertThat(codecs.of(type).write(map).m()).containsEntry("a", AttributeValue.fromNul(true));
        assertThat(codecs.of(type).read(codecs.of(type).write(map))).isEqualTo(map);
    }

    @Test
    void a_null_key_is_refused() {
        ValueCodec codec = codecs.of(new TypeOf<Map<String, Integer>>() {}.type());

        assertThatThrownBy(() -> codec.write(Collections.singletonMap(null, 1)))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("null key");
    }

    @Test
    void keys_that_have_no_text_are_refused_before_any_value_comes() {
        assertThatThrownBy(() -> codecs.of(new TypeOf<Map<List<String>, Integer>>() {}.type()))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("java.util.List<java.lang.String>");
    }

    @Test
    void an_error_names_the_key() {
        ValueCodec codec = codecs.of(new TypeOf<Map<String, List<Integer>>>() {}.type());
        AttributeValue wrong =
                AttributeValue.fromM(Map.of("a", AttributeValue.fromL(List.of(AttributeValue.fromS("")))));

        assertThatThrownBy(() -> codec.read(wrong)).hasMessage("a[0]: is no Integer but of type S");
    }
}
