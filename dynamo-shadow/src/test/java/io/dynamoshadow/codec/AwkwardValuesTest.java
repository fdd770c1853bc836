package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.values.AllContainers;
import com.acme.values.AllScalars;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.store.DynamoItemStore;
import io.dynamoshadow.store.VersionClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The values that go wrong elsewhere, each put into DynamoDB and got from it. */
final class AwkwardValuesTest {
    private static final StoredItems SCALARS =
            new StoredItems(AllScalars.class, "dao.x.key = id", "dao.x.index.by-time = text, offsetDateTime");
    private static final StoredItems CONTAINERS = new StoredItems(AllContainers.class, "dao.x.key = id");
    private static final StoredItems EXACT =
            new StoredItems(AllScalars.class, "dao.x.key = id, bigDecimal", "dao.x.decimals = exact");

    private static AllScalars scalars() {
        AllScalars entity = new AllScalars();
        entity.id = "1";
        return entity;
    }

    private static AllContainers containers() {
        AllContainers entity = new AllContainers();
        entity.id = "1";
        return entity;
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.0, 1e300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, 1e-130, 9.99e125, 0.1})
    void a_double_that_is_hardly_a_number(double value) {
        AllScalars entity = scalars();
        entity.aDouble = value;
        entity.number = value;

        // boxed, which makes a NaN equal to itself and tells the zeros apart
        assertThat(SCALARS.back(entity).aDouble).isEqualTo(Double.valueOf(value));
        assertThat(SCALARS.back(entity).number).isEqualTo(Double.valueOf(value));
    }

    @ParameterizedTest
    @ValueSource(ints = {37, 38, 39, 100})
    void a_decimal_of_many_digits(int digits) {
        AllScalars entity = scalars();
        entity.bigDecimal = new BigDecimal("0." + "7".repeat(digits));

        Map<String, AttributeValue> stored = SCALARS.stored(entity);

        assertThat(stored.get("bigDecimal")).matches(attribute -> (attribute.n() != null) == (digits <= 38));
        assertThat(((AllScalars) SCALARS.codec.read(stored)).bigDecimal).isEqualTo(entity.bigDecimal);
    }

    @Test
    void a_decimal_comes_back_by_value_and_where_it_is_asked_for_with_its_scale() {
        AllScalars entity = scalars();
        entity.bigDecimal = new BigDecimal("16426.90");
        assertThat(SCALARS.stored(entity)).containsEntry("bigDecimal", AttributeValue.fromN("16426.9"));
        assertThat(SCALARS.back(entity).bigDecimal).isEqualTo(new BigDecimal("16426.9"));

        entity.decimal128 = org.bson.types.Decimal128.parse("16426.90");
        Map<String, AttributeValue> stored = EXACT.stored(entity);
        assertThat(stored)
                .containsEntry("decimal128", AttributeValue.fromM(Map.of("_number", AttributeValue.fromS("16426.90"))))
                // a key is a number in any case
                .containsEntry("bigDecimal", AttributeValue.fromN("16426.9"));
        assertThat(((AllScalars) EXACT.codec.read(stored)).decimal128).isEqualTo(entity.decimal128);
    }

    @Test
    void what_is_empty_is_neither_null_nor_missing() {
        AllScalars scalars = scalars();
        scalars.bytes = new byte[0];
        scalars.password = new char[0];
        scalars.bits = new java.util.BitSet();
        AllScalars back = SCALARS.back(scalars);
        assertThat(back.bytes).isEmpty();
        assertThat(back.password).isEmpty();
        assertThat(back.bits).isEqualTo(scalars.bits);
        assertThat(back.buffer).isNull();

        AllContainers containers = containers();
        containers.list = List.of();
        containers.map = Map.of();
        containers.ints = new int[0];
        containers.optional = Optional.of("");
        AllContainers read = CONTAINERS.back(containers);
        assertThat(read.list).isEmpty();
        assertThat(read.map).isEmpty();
        assertThat(read.ints).isEmpty();
        assertThat(read.optional).contains("");
        assertThat(read.set).isNull();
        assertThat(CONTAINERS.back(containers()).optional).isEmpty();
    }

    @Test
    void nulls_in_collections_stay_where_they_are() {
        AllContainers entity = containers();
        entity.list = Arrays.asList("a", null, "");
        entity.map = new HashMap<>();
        entity.map.put("nothing", null);
        entity.strings = new String[] {null, "b"};
        entity.extra = new HashMap<>();
        entity.extra.put("nothing", null);
        entity.extra.put("list", Arrays.asList(1, null, 2L));

        AllContainers read = CONTAINERS.back(entity);

        assertThat(Structure.of(read)).isEqualTo(Structure.of(entityWithEmptyOptionals(entity)));
    }

    /** An Optional that is null comes back empty. */
    private static AllContainers entityWithEmptyOptionals(AllContainers entity) {
        AllContainers expected = CONTAINERS.back(containers());
        expected.list = entity.list;
        expected.map = entity.map;
        expected.strings = entity.strings;
        expected.extra = entity.extra;
        return expected;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE80", "e\u0301", "\u0000", "\uFEFFa", " ", "\u2028", "\uDBFF\uDFFF"})
    void text_beyond_ascii(String text) {
        AllScalars entity = scalars();
        entity.text = text;

        assertThat(SCALARS.back(entity).text).isEqualTo(text);
    }

    @Test
    void half_a_surrogate_pair_is_refused_since_it_would_silently_become_a_question_mark() {
        AllScalars entity = scalars();
        entity.text = "a\uD83Db";

        assertThatThrownBy(() -> SCALARS.codec.write(entity))
                .isInstanceOf(CodecException.class)
                .hasMessage("text: has half a surrogate pair at character 1, which no text can hold");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b",
                "$set",
                "size",
                "NAME",
                "#n",
                ":v",
                "_id",
                "_class",
                "_v",
                "a[0]",
                " ",
                "",
                "\uD83D\uDE80",
                "_empty"
            })
    void a_map_key_of_any_kind(String key) {
        AllContainers entity = containers();
        entity.map = Map.of(key, 1);
        entity.extra = Map.of(key, Map.of(key, 2L));

        AllContainers read = CONTAINERS.back(entity);

        assertThat(read.map).isEqualTo(entity.map);
        assertThat(read.extra).isEqualTo(entity.extra);
    }

    @Test
    void a_very_long_map_key_is_taken_up_to_what_dynamo_takes() {
        AllContainers entity = containers();
        entity.map = Map.of("k".repeat(65_535), 1);
        assertThat(CONTAINERS.back(entity).map).isEqualTo(entity.map);

        entity.map = Map.of("k".repeat(65_536), 1);
        assertThatThrownBy(() -> CONTAINERS.codec.write(entity))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.SIZE))
                .hasMessageContaining("has a name of 65536 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "2026-11-22T20:40:00.123456789Z, 2026-11-22T20:40:00.123Z",
        "-0001-12-31T23:59:59.999Z, -0001-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00.000Z",
        "-1000000000-01-01T00:00:00Z, -1000000000-01-01T00:00:00.000Z"
    })
    void an_instant_of_any_year_to_the_millisecond(String instant, String text) {
        AllScalars entity = scalars();
        entity.instant = Instant.parse(instant);

        assertThat(SCALARS.stored(entity)).containsEntry("instant", AttributeValue.fromS(text));
        assertThat(SCALARS.back(entity).instant).isEqualTo(Instant.parse(text));
    }

    @Test
    void a_time_that_would_not_be_in_its_place_is_no_key() {
        AllScalars entity = scalars();
        entity.text = "a";
        entity.offsetDateTime = OffsetDateTime.parse("+10000-01-01T00:00:00Z");

        assertThatThrownBy(() -> SCALARS.codec.write(entity))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.INDEX))
                .hasMessage(
                        "offsetDateTime is a time outside of the years 0 to 9999, which would not be in its place among"
                                + " the others, which the index by-time does not take");
    }

    @Test
    void a_time_with_a_zone_sorts_by_its_instant_and_keeps_its_zone() {
        AllScalars entity = scalars();
        entity.zonedDateTime = ZonedDateTime.parse("2026-10-25T02:30:00+01:00[Europe/Zurich]");
        entity.offsetDateTime = OffsetDateTime.parse("2026-01-01T00:30:00+01:00");

        Map<String, AttributeValue> stored = SCALARS.stored(entity);

        assertThat(stored)
                .containsEntry("zonedDateTime", AttributeValue.fromS("2026-10-25T01:30:00.000Z[Europe/Zurich]"))
                .containsEntry("offsetDateTime", AttributeValue.fromS("2025-12-31T23:30:00.000Z[+01:00]"));
        assertThat(SCALARS.back(entity).zonedDateTime).isEqualTo(entity.zonedDateTime);
        assertThat(SCALARS.back(entity).offsetDateTime).isEqualTo(entity.offsetDateTime);
    }

    @Test
    void locales_with_scripts_and_old_ones_without_a_tag() {
        for (Locale locale : List.of(
                Locale.forLanguageTag("sr-Latn-RS"),
                new Locale("no", "NO", "NY"),
                new Locale("ja", "JP", "JP"),
                new Locale("iw"),
                Locale.ROOT)) {
            AllScalars entity = scalars();
            entity.locale = locale;
            assertThat(SCALARS.back(entity).locale).isEqualTo(locale);
        }
    }

    @Test
    void a_date_far_outside_is_no_trouble_to_what_is_no_key() {
        AllScalars entity = scalars();
        entity.localDate = LocalDate.of(-44, 3, 15);

        assertThat(SCALARS.back(entity).localDate).isEqualTo(entity.localDate);
    }

    @Test
    void as_deep_as_dynamo_takes_and_no_deeper() {
        AllContainers entity = containers();
        entity.anything = lists(31);
        assertThat(CONTAINERS.back(entity).anything).isEqualTo(entity.anything);

        entity.anything = lists(32);
        assertThatThrownBy(() -> CONTAINERS.codec.write(entity))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.DEPTH))
                .hasMessageContaining("is nested deeper than the 32 levels that DynamoDB takes");
        // the tag of a long is a level too
        entity.anything = Map.of("a", lists(30));
        assertThat(CONTAINERS.back(entity).anything).isEqualTo(entity.anything);
        entity.mixed = deep(30, 5L);
        assertThatThrownBy(() -> CONTAINERS.codec.write(entity)).hasMessageContaining("32 levels");
        entity.mixed = deep(29, 5L);
        assertThat(CONTAINERS.back(entity).mixed).isEqualTo(entity.mixed);
    }

    private static List<Object> lists(int levels) {
        return levels == 1 ? List.of() : List.of(lists(levels - 1));
    }

    private static List<Object> deep(int levels, Object innermost) {
        List<Object> list = new ArrayList<>();
        list.add(levels == 0 ? innermost : deep(levels - 1, innermost));
        return list;
    }

    @Test
    void as_large_as_dynamo_takes_and_no_larger() {
        AllContainers entity = containers();
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("numbers", List.of(0, -1, 10, 123, 1234, 1.5, 1e100, 12345678901234567L, new BigDecimal("-0.001")));
        extra.put("ü\uD83D\uDE80", Arrays.asList(null, true, "é", new byte[3], Map.of(), List.of()));
        entity.extra = extra;
        entity.anything = "";
        long rest = ItemLimits.LARGEST - ItemLimits.sizeOf(CONTAINERS.codec.write(entity));

        entity.anything = "x".repeat((int) rest);
        assertThat(CONTAINERS.back(entity).anything).isEqualTo(entity.anything);
        @Nullable String tooLong = "x".repeat((int) rest + 1);
        entity.anything = tooLong;
        assertThatThrownBy(() -> CONTAINERS.codec.write(entity))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.SIZE))
                .hasMessage(
                        "the item has 409601 bytes, and DynamoDB takes 409600; its largest attribute is anything with "
                                + tooLong.length());
    }

    @Test
    void our_size_is_that_of_dynamo_to_the_byte() {
        AllContainers entity = containers();
        entity.extra = Map.of("n", List.of(-1, 123, 1.5, 99.25, -0.001, 1e100, Long.MAX_VALUE), "m", Map.of("a", ""));
        entity.anything = "";
        int rest = (int) (ItemLimits.LARGEST - ItemLimits.sizeOf(CONTAINERS.codec.write(entity)));
        Map<String, AttributeValue> item = new HashMap<>(CONTAINERS.codec.write(entity));
        item.put("anything", AttributeValue.fromS("x".repeat(rest + 1)));

        // a version whose last digits are zeros takes a byte less, and one writer of a hundred has such a number
        VersionClock clock = new VersionClock(System::currentTimeMillis, 99_999);
        try (DynamoItemStore store = DynamoItemStore.open(LocalDynamo.settings(), clock)) {
            assertThatThrownBy(() -> store.put(CONTAINERS.codec.table(), item))
                    .hasMessageContaining("Item size has exceeded");
        }
    }
}
