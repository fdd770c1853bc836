package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.values.AllScalars;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.model.ModelException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys made of several properties and of constants, for tables that hold more than one kind of item. */
final class KeyTemplateTest {
    /** Of several properties, nested ones too. */
    @SuppressWarnings("NullAway.Init") // only a mapper fills it
    public static class Visit {
        public String id;
        public @Nullable String tenant;
        public Long number;
        public DayOfWeek day;
        public byte[] bytes;
        public List<String> tags;
        public Place place;
    }

    @SuppressWarnings("NullAway.Init") // only a mapper fills it
    public static class Place {
        public String city;
    }

    /** Whose id Mongo makes. */
    @SuppressWarnings("NullAway.Init") // only a mapper fills it
    public static class Made {
        public ObjectId id;
        public String tenant;
    }

    private static Visit visit(String id, @Nullable String tenant) {
        Visit visit = new Visit();
        visit.id = id;
        visit.tenant = tenant;
        return visit;
    }

    private static ItemCodec codec(Class<?> entity, String... lines) {
        List<String> all = new ArrayList<>(List.of("dao.x.interface = com.acme.XDao", "dao.x.table = visits"));
        all.addAll(List.of(lines));
        return ItemCodec.of(TestSettings.dao(all.toArray(new String[0])), entity);
    }

    private static String text(ItemCodec codec, String attribute, Object entity) {
        return Objects.requireNonNull(codec.write(entity).get(attribute)).s();
    }

    @Test
    void a_key_of_templates_is_put_and_got_and_no_property_of_the_entity() {
        StoredItems items = new StoredItems(
                AllScalars.class,
                "dao.x.key = TENANT#{text}#{anInt:10}, EVENT#{uuid}#{id}",
                "dao.x.attribute.sk = sort");
        AllScalars entity = new AllScalars();
        entity.id = "1";
        entity.text = "acme";
        entity.anInt = 42;
        entity.uuid = new java.util.UUID(0, 7);

        Map<String, AttributeValue> stored = items.stored(entity);

        assertThat(stored)
                .containsEntry("pk", AttributeValue.fromS("TENANT#acme#0000000042"))
                .containsEntry("sort", AttributeValue.fromS("EVENT#00000000-0000-0000-0000-000000000007#1"))
                .containsEntry("anInt", AttributeValue.fromN("42"));
        assertThat(items.back(entity)).usingRecursiveComparison().isEqualTo(entity);
    }

    @Test
    void a_constant_is_a_key_part_of_its_own() {
        ItemCodec codec = codec(Visit.class, "dao.x.key = VISIT#{id}, 'PROFILE'");

        assertThat(codec.table().key().of(codec.write(visit("1", "t"))))
                .isEqualTo(Map.of("pk", AttributeValue.fromS("VISIT#1"), "sk", AttributeValue.fromS("PROFILE")));
        assertThat(codec.identity()).isEqualTo("id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    A#B   | C     | A%23B#C
                    A     | B#C   | A#B#C
                    A%23B | C     | A%2523B#C
                    A%    | #     | A%25##
                    Ä     | é     | Ä#é
                    """)
    void what_separates_properties_is_escaped_in_their_values(String tenant, String id, String key) {
        assertThat(text(codec(Visit.class, "dao.x.key = {tenant}#{id}"), "pk", visit(id, tenant)))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "/", "::", "|", "%", "_", "x"})
    void different_values_are_different_keys_whatever_separates_them(String sign) {
        ItemCodec codec = codec(Visit.class, "dao.x.key = {tenant}" + sign + "{id}");
        List<String> values = new ArrayList<>();
        String[] pieces = {"a", sign, "%", "25", sign.substring(0, 1), "5"};
        for (String first : pieces) {
            for (String second : pieces) {
                for (String third : pieces) {
                    values.add(first + second + third);
                }
                values.add(first + second);
            }
            values.add(first);
        }
        Map<String, String> seen = new java.util.HashMap<>();
        for (String tenant : values.stream().distinct().toList()) {
            for (String id : values.stream().distinct().toList()) {
                String other = seen.put(text(codec, "pk", visit(id, tenant)), tenant + " and " + id);
                assertThat(other).as(tenant + " and " + id).isNull();
            }
        }
    }

    @Test
    void padded_numbers_sort_and_those_that_would_not_are_refused() {
        ItemCodec codec = codec(Visit.class, "dao.x.key = id, NO#{number:5}");
        Visit visit = visit("1", "t");
        visit.number = 12L;
        assertThat(text(codec, "sk", visit)).isEqualTo("NO#00012");
        visit.number = 99_999L;
        assertThat(text(codec, "sk", visit)).isEqualTo("NO#99999");

        for (long refused : new long[] {-1, 100_000}) {
            visit.number = refused;
            assertThatThrownBy(() -> codec.write(visit))
                    .isInstanceOfSatisfying(CodecException.class, wrong -> assertThat(wrong.kind())
                            .isEqualTo(CodecException.Kind.KEY))
                    .hasMessage("number is " + refused
                            + ", and only whole numbers from 0 with up to 5 digits sort as text");
        }
        AllScalars fraction = new AllScalars();
        fraction.id = "1";
        fraction.bigDecimal = new BigDecimal("1.5");
        ItemCodec ofFractions = codec(AllScalars.class, "dao.x.key = id, NO#{bigDecimal:5}");
        assertThatThrownBy(() -> ofFractions.write(fraction)).hasMessageContaining("bigDecimal is 1.5");
        fraction.bigDecimal = new BigDecimal("7.00");
        assertThat(text(ofFractions, "sk", fraction)).isEqualTo("NO#00007");
    }

    @Test
    void an_empty_or_missing_property_makes_no_key() {
        ItemCodec codec = codec(Visit.class, "dao.x.key = T#{tenant}#{id}");

        assertThatThrownBy(() -> codec.write(visit("1", "")))
                .isInstanceOf(CodecException.class)
                .hasMessage("tenant is empty, and a key needs a value");
        assertThatThrownBy(() -> codec.write(visit("1", null)))
                .isInstanceOf(CodecException.class)
                .hasMessage("the key property T#{tenant}#{id} is null");
        assertThatThrownBy(() -> codec.write(visit("x".repeat(2048), "t")))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("2048");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    A#{tenant}{id}  | puts {tenant} and {id} side by side, so that different keys could read alike. Write a sign between them, such as #
                    A#{tenant       | is no property and no template
                    A#{tenant}}     | is no property and no template
                    A#{ten ant}     | has {ten ant}, which is no property
                    A#{tenand}      | has no property "tenand"; did you mean tenant?
                    A#{id:x}        | has braces that cannot be read
                    A#{bytes}       | Visit.bytes is binary, which has no text for A#{bytes}
                    A#{tags}        | which cannot be part of a key: DynamoDB takes text, numbers and binary
                    tags            | which cannot be part of a key: DynamoDB takes text, numbers and binary
                    place           | which cannot be part of a key: DynamoDB takes text, numbers and binary
                    """)
    void what_can_be_no_template_is_refused_with_its_line(String template, String wrong) {
        assertThatThrownBy(() -> codec(Visit.class, "dao.x.key = " + template))
                .hasMessageContaining("line 3")
                .hasMessageContaining("dao.x.key")
                .hasMessageContaining(wrong);
    }

    @Test
    void the_same_template_in_two_keys_is_one_attribute() {
        ItemCodec codec = codec(
                Visit.class,
                "dao.x.key = T#{tenant}, V#{id}",
                "dao.x.index.back = V#{id}, T#{tenant}",
                "dao.x.index.by-day = D#{day}, V#{id}");
        Visit visit = visit("1", "t");
        visit.day = DayOfWeek.MONDAY;

        assertThat(codec.table().index("back")).isNotNull().satisfies(index -> {
            assertThat(index.key().partition().attribute()).isEqualTo("sk");
            assertThat(index.key().sort()).isNotNull().satisfies(sort -> assertThat(sort.attribute())
                    .isEqualTo("pk"));
        });
        assertThat(codec.write(visit))
                .containsEntry("by-day-pk", AttributeValue.fromS("D#MONDAY"))
                .doesNotContainKeys("back-pk", "back-sk", "by-day-sk");
    }

    @Test
    void an_index_template_with_a_null_leaves_the_item_out_of_the_index_alone() {
        StoredItems items =
                new StoredItems(Visit.class, "dao.x.key = V#{id}", "dao.x.index.by-day = T#{tenant}, D#{day}#{id}");
        Visit visit = visit("1", "t");

        assertThat(items.stored(visit)).containsKey("by-day-pk").doesNotContainKey("by-day-sk");
        assertThat(items.back(visit).day).isNull();
    }

    @Test
    void a_name_that_is_a_property_s_is_no_key_s_and_may_be_changed() {
        ItemCodec renamed = codec(Visit.class, "dao.x.key = V#{id}, T#{tenant}", "dao.x.attribute.pk = p");

        assertThat(renamed.write(visit("1", "t")).keySet()).contains("p", "sk");
        assertThatThrownBy(() -> codec(Made.class, "dao.x.key = V#{id}", "dao.x.attribute.pk = tenant"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("the attribute \"tenant\" of V#{id} is that of a property")
                .hasMessageContaining("attribute.pk = …");
    }

    @Test
    void a_key_may_end_in_a_method_or_lie_in_an_object() {
        StoredItems items = new StoredItems(Visit.class, "dao.x.key = day.name(), place.city");
        Visit visit = visit("1", "t");
        visit.day = DayOfWeek.FRIDAY;
        visit.place = new Place();
        visit.place.city = "Bern";

        assertThat(items.stored(visit))
                .containsEntry("day.name", AttributeValue.fromS("FRIDAY"))
                .containsEntry("place.city", AttributeValue.fromS("Bern"));
        assertThat(items.back(visit)).usingRecursiveComparison().isEqualTo(visit);
    }

    @Test
    void an_id_that_mongo_made_goes_into_templates_too() {
        ItemCodec codec = codec(Made.class, "dao.x.key = T#{tenant}, M#{id}");
        Made made = new Made();
        made.tenant = "t";
        ObjectId id = new ObjectId("5f0000000000000000000001");

        assertThat(codec.write(made, id))
                .containsEntry("sk", AttributeValue.fromS("M#5f0000000000000000000001"))
                .containsEntry("id", AttributeValue.fromS("5f0000000000000000000001"));
        assertThat(codec.identity()).isEqualTo("id");
        assertThatThrownBy(() -> codec.write(made)).hasMessage("the key property M#{id} is null");
    }

    @Test
    void the_same_template_in_both_parts_is_two_attributes_and_its_property_is_what_identifies() {
        ItemCodec users = codec(Visit.class, "dao.x.key = USER#{id}, USER#{id}");

        assertThat(users.write(visit("1", null)))
                .containsEntry("pk", AttributeValue.fromS("USER#1"))
                .containsEntry("sk", AttributeValue.fromS("USER#1"));
        assertThat(users.identity()).isEqualTo("id");
    }

    @Test
    void one_attribute_cannot_be_both_parts_nor_a_template_s_and_a_property_s() {
        assertThatThrownBy(() -> codec(Visit.class, "dao.x.key = id, id"))
                .hasMessageContaining("both parts of the key are the attribute \"id\"");
        assertThatThrownBy(() -> codec(Visit.class, "dao.x.key = V#{id}", "dao.x.attribute.tenant = pk"))
                .hasMessageContaining("the attribute \"pk\" of V#{id} is that of a property");
    }

    @Test
    void a_template_is_in_the_order_of_a_property_only_where_its_text_is() {
        KeyAttribute numbers = codec(Visit.class, "dao.x.key = 'V', N#{number}")
                .table()
                .key()
                .parts()
                .get(1);
        KeyAttribute padded = codec(Visit.class, "dao.x.key = 'V', N#{number:10}#{id}")
                .table()
                .key()
                .parts()
                .get(1);
        KeyAttribute texts = codec(Visit.class, "dao.x.key = 'V', {tenant}#{id}")
                .table()
                .key()
                .parts()
                .get(1);

        assertThat(numbers.isOrderedBy(0)).isFalse();
        assertThat(padded.isOrderedBy(0)).isTrue();
        assertThat(padded.isOrderedBy(1)).isTrue();
        assertThat(texts.isOrderedBy(0)).isFalse();
    }
}
