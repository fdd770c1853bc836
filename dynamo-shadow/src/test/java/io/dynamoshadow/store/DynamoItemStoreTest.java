package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

final class DynamoItemStoreTest {
    private static final ItemStore STORE = LocalDynamo.store();
    private static final ItemCodec ITEMS =
            Events.plan(LocalDynamo.newTableName()).items();
    private static final Table TABLE = ITEMS.table();

    @BeforeAll
    static void fillOnePartition() {
        STORE.prepare(TABLE, true);
        for (int i = 1; i <= 5; i++) {
            STORE.put(TABLE, ITEMS.write(new Event("e" + i, "five", "2026-11-22T20:40:0" + i + "Z")));
        }
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    private static Map<String, AttributeValue> item(String id, String title) {
        return ITEMS.write(new Event(id, "acc-1", "2026-11-22T20:40:00Z").titled(title));
    }

    private static ItemQuery query(String account, @Nullable SortCondition sort, boolean descending, int limit) {
        Index byAccount = TABLE.index("by-account");
        return ItemQuery.of(TABLE, byAccount, AttributeValue.fromS(account))
                .where(sort)
                .descending(descending)
                .limit(limit);
    }

    private static List<String> ids(ItemQuery query) {
        List<String> ids = new ArrayList<>();
        for (Map<String, AttributeValue> item : STORE.query(query)) {
            ids.add(((Event) ITEMS.read(item)).getId());
        }
        return ids;
    }

    @Test
    void an_item_that_was_put_is_got() {
        Map<String, AttributeValue> item = item("put", "first");

        STORE.put(TABLE, item);

        assertThat(Unversioned.of(STORE.get(TABLE, key("put"), true))).isEqualTo(item);
        assertThat(Unversioned.of(STORE.get(TABLE, key("put"), false))).isEqualTo(item);
        assertThat(STORE.get(TABLE, key("gone"), true)).isNull();
    }

    @Test
    void an_item_takes_the_place_of_another_of_its_key() {
        STORE.put(TABLE, item("again", "first"));
        STORE.put(TABLE, item("again", "second"));

        assertThat(STORE.get(TABLE, key("again"), true)).containsEntry("title", AttributeValue.fromS("second"));
    }

    @Test
    void an_item_is_put_once_only_if_it_must_be_absent() {
        assertThat(STORE.putIfAbsent(TABLE, item("once", "first"))).isTrue();
        assertThat(STORE.putIfAbsent(TABLE, item("once", "second"))).isFalse();

        assertThat(STORE.get(TABLE, key("once"), true)).containsEntry("title", AttributeValue.fromS("first"));
    }

    @Test
    void a_deletion_says_whether_there_was_something() {
        STORE.put(TABLE, item("deleted", "x"));

        assertThat(STORE.delete(TABLE, key("deleted"))).isTrue();
        assertThat(STORE.delete(TABLE, key("deleted"))).isFalse();
        assertThat(STORE.get(TABLE, key("deleted"), true)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EQUAL            | 2026-11-22T20:40:03.000Z | e3
                    LESS             | 2026-11-22T20:40:03.000Z | e1 e2
                    LESS_OR_EQUAL    | 2026-11-22T20:40:03.000Z | e1 e2 e3
                    GREATER          | 2026-11-22T20:40:03.000Z | e4 e5
                    GREATER_OR_EQUAL | 2026-11-22T20:40:03.000Z | e3 e4 e5
                    BEGINS_WITH      | 2026-11-22T20:40:03      | e3
                    BETWEEN          | 2026-11-22T20:40:03.000Z | e3 e4
                    """)
    void a_condition_on_the_sort_key_chooses_a_range(Comparison comparison, String value, String found) {
        SortCondition condition = new SortCondition(
                comparison, AttributeValue.fromS(value), AttributeValue.fromS("2026-11-22T20:40:04.999Z"));

        assertThat(ids(query("five", condition, false, 0))).containsExactly(found.split(" "));
        assertThat(STORE.count(query("five", condition, false, 0))).isEqualTo(found.split(" ").length);
    }

    @Test
    void items_come_in_the_order_of_the_sort_key_either_way() {
        assertThat(ids(query("five", null, false, 0))).containsExactly("e1", "e2", "e3", "e4", "e5");
        assertThat(ids(query("five", null, true, 0))).containsExactly("e5", "e4", "e3", "e2", "e1");
        assertThat(ids(query("nobody", null, false, 0))).isEmpty();
    }

    @Test
    void a_limit_is_the_most_that_come() {
        assertThat(ids(query("five", null, true, 2))).containsExactly("e5", "e4");
        assertThat(ids(query("five", null, false, 9))).hasSize(5);
        assertThat(STORE.count(query("five", null, false, 2))).isEqualTo(2);
        assertThat(STORE.count(query("nobody", null, false, 0))).isZero();
    }

    @Test
    void more_than_a_megabyte_comes_page_by_page() {
        String text = "x".repeat(300_000);
        for (int i = 1; i <= 8; i++) {
            STORE.put(TABLE, ITEMS.write(new Event("big" + i, "big", "2026-11-22T20:40:0" + i + "Z").titled(text)));
        }

        assertThat(ids(query("big", null, false, 0)))
                .containsExactly("big1", "big2", "big3", "big4", "big5", "big6", "big7", "big8");
        assertThat(ids(query("big", null, true, 6))).hasSize(6).startsWith("big8");
        assertThat(STORE.count(query("big", null, false, 0))).isEqualTo(8);
    }

    @Test
    void a_query_can_be_read_twice() {
        Iterable<Map<String, AttributeValue>> found = STORE.query(query("five", null, false, 0));

        assertThat(found).hasSize(5);
        assertThat(found).hasSize(5);
        java.util.Iterator<Map<String, AttributeValue>> nobody =
                STORE.query(query("nobody", null, false, 0)).iterator();
        assertThatThrownBy(nobody::next).isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void an_index_is_never_asked_for_what_it_cannot_promise() {
        assertThat(query("five", null, false, 0).consistently()).isFalse();
        assertThat(ItemQuery.of(TABLE, null, AttributeValue.fromS("e1")).consistently())
                .isTrue();
        assertThat(ids(ItemQuery.of(TABLE, null, AttributeValue.fromS("e1")))).containsExactly("e1");
    }

    @Test
    void an_index_property_of_null_leaves_the_item_out_of_the_index_alone() {
        Event event = new Event("no-account", null, "2026-11-22T20:40:00Z");

        STORE.put(TABLE, ITEMS.write(event));

        assertThat(STORE.get(TABLE, key("no-account"), true)).isNotNull().doesNotContainKey("accountId");
    }

    @Test
    void as_deep_as_we_write_dynamo_takes() {
        Event event = new Event("deep", "acc-1", "2026-11-22T20:40:00Z");
        Object inside = "bottom";
        for (int i = 0; i < 30; i++) {
            inside = List.of(inside);
        }
        event.getPayload().put("nested", inside);

        STORE.put(TABLE, ITEMS.write(event));

        Map<String, AttributeValue> stored = STORE.get(TABLE, key("deep"), true);
        assertThat(stored).isNotNull();
        assertThat(((Event) ITEMS.read(stored)).getPayload()).isEqualTo(Map.of("nested", inside));
        event.getPayload().put("nested", List.of(inside));
        assertThatThrownBy(() -> ITEMS.write(event)).hasMessageContaining("32 levels");
    }

    @Test
    void every_number_that_we_write_as_such_dynamo_takes_and_gives_back_alike() {
        Event event = new Event("numbers", "acc-1", "2026-11-22T20:40:00Z");
        event.getPayload()
                .putAll(Map.of(
                        "long",
                        Long.MIN_VALUE,
                        "least",
                        1e-130,
                        "most",
                        9.99e125,
                        "digits",
                        new java.math.BigDecimal("1." + "2".repeat(37)),
                        "zero",
                        new java.math.BigDecimal("0E-200").stripTrailingZeros(),
                        "round",
                        new java.math.BigInteger("1" + "0".repeat(30)),
                        "nan",
                        Double.NaN));
        Map<String, AttributeValue> item = ITEMS.write(event);

        STORE.put(TABLE, item);

        Map<String, AttributeValue> stored = STORE.get(TABLE, key("numbers"), true);
        assertThat(stored).isNotNull();
        assertThat(((Event) ITEMS.read(stored)).getPayload()).isEqualTo(event.getPayload());
    }

    @Test
    void names_that_dynamo_reserves_are_names_like_others() {
        ItemCodec reserved = Events.plan(
                        LocalDynamo.newTableName(),
                        "dao.events.attribute.accountId = size",
                        "dao.events.attribute.createdAt = a.b$c-d",
                        "dao.events.attribute.id = key")
                .items();
        STORE.prepare(reserved.table(), true);
        Event event = new Event("1", "acc-1", "2026-11-22T20:40:00Z");

        assertThat(STORE.putIfAbsent(reserved.table(), reserved.write(event))).isTrue();

        SortCondition after = new SortCondition(Comparison.GREATER, AttributeValue.fromS("2026"), null);
        ItemQuery query = ItemQuery.of(
                        reserved.table(), reserved.table().index("by-account"), AttributeValue.fromS("acc-1"))
                .where(after);
        assertThat(STORE.query(query)).hasSize(1);
        assertThat(STORE.count(query)).isEqualTo(1);
    }

    @Test
    void a_table_that_is_not_there_is_told_by_the_sdk_s_own_exception() {
        Table missing = Events.plan(LocalDynamo.newTableName()).items().table();

        assertThatThrownBy(() -> STORE.get(missing, key("1"), true)).isInstanceOf(ResourceNotFoundException.class);
    }
}
