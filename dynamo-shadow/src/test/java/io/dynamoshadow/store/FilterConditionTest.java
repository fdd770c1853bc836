package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.codec.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each comparison against DynamoDB, whose answer must be MongoDB's: there a missing field is null. */
final class FilterConditionTest {
    private static final ItemStore STORE = LocalDynamo.store();
    private static final Table TABLE =
            Events.plan(LocalDynamo.newTableName()).items().table();
    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    @BeforeAll
    static void fill() {
        STORE.prepare(TABLE, true);
        put("one", "n", n(1), "t", s("apple"), "l", list("a", "b"));
        put("two", "n", n(2), "t", s("apricot"), "l", list("b"));
        put("ten", "n", n(10), "t", s("banana"), "l", list());
        put("nul", "n", NULL, "t", NULL, "l", NULL);
        put("gone");
        put("empty", "t", s(""), "l", list());
    }

    private static void put(String id, Object... attributes) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of("id", s(id), "size", s(id), "a.b", s(id)));
        for (int i = 0; i < attributes.length; i += 2) {
            item.put((String) attributes[i], (AttributeValue) attributes[i + 1]);
        }
        item.put(
                "deep",
                AttributeValue.fromM(Map.of("name", s(id), "in.side", AttributeValue.fromM(Map.of("x", s(id))))));
        STORE.put(TABLE, item);
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(int number) {
        return AttributeValue.fromN(String.valueOf(number));
    }

    private static AttributeValue list(String... texts) {
        return AttributeValue.fromL(
                java.util.Arrays.stream(texts).map(AttributeValue::fromS).toList());
    }

    private static List<String> found(FilterCondition... conditions) {
        ItemQuery scan = ItemQuery.scan(TABLE).filteredBy(List.of(conditions));
        List<String> ids = new ArrayList<>();
        for (Map<String, AttributeValue> item : STORE.query(scan)) {
            ids.add(Objects.requireNonNull(item.get("id")).s());
        }
        assertThat(STORE.count(scan)).isEqualTo(ids.size());
        return ids;
    }

    private static FilterCondition is(String attribute, Comparison comparison, AttributeValue... values) {
        return new FilterCondition(List.of(attribute), comparison, List.of(values));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EQUAL             | 2 |    | two
                    NOT_EQUAL         | 2 |    | one ten nul gone empty
                    LESS              | 2 |    | one
                    LESS_OR_EQUAL     | 2 |    | one two
                    GREATER           | 2 |    | ten
                    GREATER_OR_EQUAL  | 2 |    | two ten
                    BETWEEN           | 1 | 10 | one two ten
                    BETWEEN_EXCLUSIVE | 1 | 10 | two
                    BETWEEN_FROM      | 1 | 10 | one two
                    BETWEEN_TO        | 1 | 10 | two ten
                    IN                | 1 | 10 | one ten
                    NOT_IN            | 1 | 10 | two nul gone empty
                    """)
    void numbers_are_compared_by_value(Comparison comparison, int value, Integer second, String found) {
        FilterCondition condition =
                second == null ? is("n", comparison, n(value)) : is("n", comparison, n(value), n(second));

        assertThat(found(condition)).containsExactlyInAnyOrder(found.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BEGINS_WITH  | t | ap | one two
                    CONTAINS     | t | an | ten
                    NOT_CONTAINS | t | an | one two nul gone empty
                    CONTAINS     | l | b  | one two
                    CONTAINS     | l | c  |
                    NOT_CONTAINS | l | a  | two ten nul gone empty
                    EMPTY        | t |    | empty
                    NOT_EMPTY    | t |    | one two ten
                    EMPTY        | l |    | ten empty
                    NOT_EMPTY    | l |    | one two
                    """)
    void text_is_looked_into_and_lists_are_asked_for_elements(
            Comparison comparison, String attribute, String value, String found) {
        FilterCondition condition = value == null ? is(attribute, comparison) : is(attribute, comparison, s(value));

        assertThat(found(condition)).containsExactlyInAnyOrder(found == null ? new String[0] : found.split(" "));
    }

    @Test
    void null_is_what_is_missing_and_what_is_kept_as_null() {
        assertThat(found(is("n", Comparison.EQUAL, NULL))).containsExactlyInAnyOrder("nul", "gone", "empty");
        assertThat(found(is("n", Comparison.NOT_EQUAL, NULL))).containsExactlyInAnyOrder("one", "two", "ten");
        assertThat(found(is("n", Comparison.IN, NULL, n(2)))).containsExactlyInAnyOrder("nul", "gone", "empty", "two");
        assertThat(found(is("n", Comparison.NOT_IN, NULL, n(2)))).containsExactlyInAnyOrder("one", "ten");
    }

    @Test
    void nothing_is_in_an_empty_list_and_everything_is_not() {
        assertThat(found(is("n", Comparison.IN))).isEmpty();
        assertThat(found(is("n", Comparison.NOT_IN))).hasSize(6);
    }

    @Test
    void more_values_than_one_in_takes_are_asked_for_all_the_same() {
        AttributeValue[] many =
                IntStream.rangeClosed(2, 252).mapToObj(i -> n(i)).toArray(AttributeValue[]::new);
        AttributeValue[] exact =
                IntStream.rangeClosed(2, 101).mapToObj(i -> n(i)).toArray(AttributeValue[]::new);

        assertThat(found(is("n", Comparison.IN, many))).containsExactlyInAnyOrder("two", "ten");
        assertThat(found(is("n", Comparison.NOT_IN, many))).containsExactlyInAnyOrder("one", "nul", "gone", "empty");
        assertThat(found(is("n", Comparison.IN, exact))).containsExactlyInAnyOrder("two", "ten");
    }

    @Test
    void names_may_be_reserved_or_have_dots_and_paths_lead_into_maps() {
        assertThat(found(is("size", Comparison.EQUAL, s("two")))).containsExactly("two");
        assertThat(found(is("a.b", Comparison.EQUAL, s("two")))).containsExactly("two");
        assertThat(found(new FilterCondition(List.of("deep", "name"), Comparison.BEGINS_WITH, List.of(s("t")))))
                .containsExactlyInAnyOrder("two", "ten");
        assertThat(found(new FilterCondition(List.of("deep", "in.side", "x"), Comparison.EQUAL, List.of(s("ten")))))
                .containsExactly("ten");
        assertThat(found(new FilterCondition(List.of("deep", "nobody", "x"), Comparison.EQUAL, List.of(NULL))))
                .hasSize(6);
    }

    @Test
    void all_conditions_must_hold_those_with_alternatives_of_their_own_too() {
        assertThat(found(
                        is("n", Comparison.NOT_EQUAL, n(1)),
                        is("t", Comparison.NOT_EQUAL, NULL),
                        is("n", Comparison.IN, n(2), NULL)))
                .containsExactlyInAnyOrder("two", "empty");
    }

    @Test
    void values_of_other_types_are_neither_less_nor_more() {
        assertThat(found(is("t", Comparison.GREATER, n(0)))).isEmpty();
        assertThat(found(is("t", Comparison.EQUAL, n(0)))).isEmpty();
        assertThat(found(is("n", Comparison.BEGINS_WITH, s("1")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BETWEEN_EXCLUSIVE", "BETWEEN_FROM", "BETWEEN_TO"})
    void bounds_the_wrong_way_round_hold_nothing(Comparison comparison) {
        assertThat(found(is("n", comparison, n(10), n(1)))).isEmpty();
    }
}
