package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.values.AllScalars;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Queries of more than DynamoDB answers at once, and bounds that it does not know: what is left out must not count. */
final class PagedQueriesTest {
    private static final ItemStore STORE = LocalDynamo.store();
    private static final Table TABLE = ItemCodec.of(
                    TestSettings.dao(
                            "dao.x.interface = com.acme.XDao",
                            "dao.x.table = " + LocalDynamo.newTableName(),
                            "dao.x.key = id, anInt"),
                    AllScalars.class)
            .table();

    /** Twelve items of 300 kB: four pages. */
    @BeforeAll
    static void fill() {
        STORE.prepare(TABLE, true);
        for (int i = 1; i <= 12; i++) {
            STORE.put(
                    TABLE,
                    Map.of(
                            "id", AttributeValue.fromS("big"),
                            "anInt", AttributeValue.fromN("" + i),
                            "even", AttributeValue.fromBool(i % 2 == 0),
                            "text", AttributeValue.fromS("x".repeat(300_000))));
        }
    }

    private static ItemQuery big() {
        return ItemQuery.of(TABLE, null, AttributeValue.fromS("big"));
    }

    private static List<FilterCondition> even() {
        return List.of(new FilterCondition(List.of("even"), Comparison.EQUAL, List.of(AttributeValue.fromBool(true))));
    }

    private static SortCondition between(Comparison comparison, String lower, String upper) {
        return new SortCondition(comparison, AttributeValue.fromN(lower), AttributeValue.fromN(upper));
    }

    private static List<Integer> numbers(ItemQuery query) {
        List<Integer> numbers = new ArrayList<>();
        for (Map<String, AttributeValue> item : STORE.query(query)) {
            numbers.add(
                    Integer.valueOf(Objects.requireNonNull(item.get("anInt")).n()));
        }
        return numbers;
    }

    @Test
    void pages_follow_each_other_in_order_either_way() {
        List<Integer> all = IntStream.rangeClosed(1, 12).boxed().toList();
        List<Integer> backwards =
                IntStream.rangeClosed(1, 12).map(i -> 13 - i).boxed().toList();

        assertThat(numbers(big())).isEqualTo(all);
        assertThat(numbers(big().descending(true))).isEqualTo(backwards);
        assertThat(numbers(big().limit(7))).isEqualTo(all.subList(0, 7));
        assertThat(numbers(big().descending(true).limit(7))).isEqualTo(backwards.subList(0, 7));
        assertThat(STORE.count(big())).isEqualTo(12);
        assertThat(STORE.count(big().limit(7))).isEqualTo(7);
    }

    @Test
    void a_limit_counts_what_a_filter_leaves_and_not_what_is_looked_at() {
        ItemQuery even = big().filteredBy(even());

        assertThat(numbers(even)).containsExactly(2, 4, 6, 8, 10, 12);
        assertThat(numbers(even.limit(5))).containsExactly(2, 4, 6, 8, 10);
        assertThat(numbers(even.limit(1))).containsExactly(2);
        assertThat(numbers(even.descending(true).limit(4))).containsExactly(12, 10, 8, 6);
        assertThat(numbers(even.limit(9))).hasSize(6);
        assertThat(STORE.count(even)).isEqualTo(6);
        assertThat(STORE.count(even.limit(5))).isEqualTo(5);
        assertThat(STORE.count(even.limit(9))).isEqualTo(6);
    }

    @Test
    void a_scan_filters_and_limits_over_all_pages_too() {
        ItemQuery scan = ItemQuery.scan(TABLE).filteredBy(even());

        assertThat(numbers(scan)).containsExactlyInAnyOrder(2, 4, 6, 8, 10, 12);
        assertThat(numbers(scan.limit(4))).hasSize(4).doesNotHaveDuplicates();
        assertThat(STORE.count(scan)).isEqualTo(6);
        assertThat(STORE.count(scan.limit(4))).isEqualTo(4);
        assertThat(numbers(ItemQuery.scan(TABLE))).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BETWEEN           | 3 | 6   | 3 4 5 6
                    BETWEEN_EXCLUSIVE | 3 | 6   | 4 5
                    BETWEEN_FROM      | 3 | 6   | 3 4 5
                    BETWEEN_TO        | 3 | 6   | 4 5 6
                    BETWEEN           | 3 | 3   | 3
                    BETWEEN_EXCLUSIVE | 3 | 3   |
                    BETWEEN_EXCLUSIVE | 3 | 4   |
                    BETWEEN_FROM      | 3 | 3   |
                    BETWEEN_EXCLUSIVE | 2.5 | 4.5 | 3 4
                    BETWEEN_EXCLUSIVE | 0 | 99  | 1 2 3 4 5 6 7 8 9 10 11 12
                    """)
    void bounds_belong_to_a_range_or_do_not(Comparison comparison, String lower, String upper, String found) {
        ItemQuery query = big().where(between(comparison, lower, upper));
        List<Integer> expected = new ArrayList<>();
        for (String number : found == null ? new String[0] : found.split(" ")) {
            expected.add(Integer.valueOf(number));
        }

        assertThat(numbers(query)).isEqualTo(expected);
        assertThat(STORE.count(query)).isEqualTo(expected.size());
        assertThat(numbers(query.limit(2))).isEqualTo(expected.subList(0, Math.min(2, expected.size())));
        assertThat(STORE.count(query.limit(2))).isEqualTo(Math.min(2, expected.size()));
        assertThat(numbers(query.descending(true).limit(1)))
                .isEqualTo(expected.isEmpty() ? List.of() : expected.subList(expected.size() - 1, expected.size()));
    }

    @Test
    void a_bound_that_does_not_belong_filters_and_limits_with_all_else() {
        ItemQuery query =
                big().where(between(Comparison.BETWEEN_EXCLUSIVE, "2", "10")).filteredBy(even());

        assertThat(numbers(query)).containsExactly(4, 6, 8);
        assertThat(numbers(query.limit(2))).containsExactly(4, 6);
        assertThat(STORE.count(query.limit(2))).isEqualTo(2);
        assertThat(STORE.count(query)).isEqualTo(3);
    }
}
