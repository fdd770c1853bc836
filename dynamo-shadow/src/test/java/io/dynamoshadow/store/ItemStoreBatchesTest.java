package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Many items at once, and changes of single attributes. */
final class ItemStoreBatchesTest {
    private static final ItemStore STORE = LocalDynamo.store();
    private static final ItemCodec ITEMS =
            Events.plan(LocalDynamo.newTableName()).items();
    private static final Table TABLE = ITEMS.table();

    @BeforeAll
    static void prepare() {
        STORE.prepare(TABLE, true);
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    private static Map<String, AttributeValue> item(String id) {
        return ITEMS.write(new Event(id, "acc-1", "2026-11-22T20:40:00Z"));
    }

    private static ItemUpdate update(ItemUpdate.Action action, AttributeValue value, String... path) {
        return new ItemUpdate(action, List.of(path), value);
    }

    private static ItemUpdate removal(String... path) {
        return new ItemUpdate(ItemUpdate.Action.REMOVE, List.of(path), null);
    }

    @Test
    void sixty_items_are_put_and_deleted_at_once() {
        List<Map<String, AttributeValue>> items =
                IntStream.range(0, 60).mapToObj(i -> item("sixty" + i)).toList();
        List<Map<String, AttributeValue>> keys =
                IntStream.range(0, 60).mapToObj(i -> key("sixty" + i)).toList();

        STORE.putAll(TABLE, items);
        assertThat(Unversioned.of(STORE.getAll(TABLE, keys, true))).containsExactlyInAnyOrderElementsOf(items);

        STORE.deleteAll(TABLE, keys.subList(0, 59));
        assertThat(Unversioned.of(STORE.getAll(TABLE, keys, true))).containsExactly(items.get(59));
    }

    @Test
    void hundreds_of_keys_are_got_each_once_and_those_that_are_missing_not_at_all() {
        STORE.putAll(
                TABLE, IntStream.range(0, 230).mapToObj(i -> item("many" + i)).toList());
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            keys.add(key("many" + i));
        }
        keys.addAll(keys.subList(0, 120));
        Collections.shuffle(keys, new java.util.Random(3));

        List<Map<String, AttributeValue>> found = STORE.getAll(TABLE, keys, true);

        assertThat(found).hasSize(230).doesNotHaveDuplicates();
        assertThat(STORE.getAll(TABLE, keys, false)).hasSize(230);
    }

    @Test
    void nothing_is_asked_for_where_nothing_is_wanted() {
        assertThat(STORE.getAll(TABLE, List.of(), true)).isEmpty();
        STORE.putAll(TABLE, List.of());
        STORE.deleteAll(TABLE, List.of());
    }

    @Test
    void items_are_larger_together_than_one_answer_and_all_come() {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (int i = 0; i < 55; i++) {
            Map<String, AttributeValue> item = item("large" + i);
            item.put("text", AttributeValue.fromS("x".repeat(350_000)));
            items.add(item);
            keys.add(key("large" + i));
        }
        STORE.putAll(TABLE, items);

        assertThat(STORE.getAll(TABLE, keys, true)).hasSize(55);
        STORE.deleteAll(TABLE, keys);
    }

    @Test
    void attributes_are_set_added_to_and_removed_in_one_change() {
        Map<String, AttributeValue> item = item("changed");
        item.put("hits", AttributeValue.fromN("5"));
        item.put("size", AttributeValue.fromS("reserved"));
        item.put(
                "inner",
                AttributeValue.fromM(Map.of("a.b", AttributeValue.fromN("1"), "c", AttributeValue.fromN("2"))));
        STORE.put(TABLE, item);

        Map<String, AttributeValue> changed = STORE.update(
                TABLE,
                key("changed"),
                List.of(
                        update(ItemUpdate.Action.SET, AttributeValue.fromS("new"), "status"),
                        update(ItemUpdate.Action.ADD, AttributeValue.fromN("-2"), "hits"),
                        removal("size"),
                        update(ItemUpdate.Action.SET, AttributeValue.fromNul(true), "title"),
                        update(ItemUpdate.Action.ADD, AttributeValue.fromN("3"), "fresh"),
                        update(ItemUpdate.Action.ADD, AttributeValue.fromN("10"), "inner", "a.b"),
                        removal("inner", "c")));

        assertThat(changed)
                .containsEntry("status", AttributeValue.fromS("new"))
                .containsEntry("hits", AttributeValue.fromN("3"))
                .containsEntry("fresh", AttributeValue.fromN("3"))
                .containsEntry("title", AttributeValue.fromNul(true))
                .containsEntry("inner", AttributeValue.fromM(Map.of("a.b", AttributeValue.fromN("11"))))
                .containsEntry("accountId", AttributeValue.fromS("acc-1"))
                .doesNotContainKey("size");
        assertThat(STORE.get(TABLE, key("changed"), true)).isEqualTo(changed);
    }

    @Test
    void no_item_is_changed_where_none_is_and_none_is_made() {
        assertThat(STORE.update(
                        TABLE,
                        key("nobody"),
                        List.of(update(ItemUpdate.Action.SET, AttributeValue.fromS("x"), "title"))))
                .isNull();
        assertThat(STORE.update(TABLE, key("nobody"), List.of(removal("title"))))
                .isNull();
        assertThat(STORE.get(TABLE, key("nobody"), true)).isNull();
    }

    @Test
    void an_item_that_must_be_there_takes_the_place_of_another_alone() {
        assertThat(STORE.putIfPresent(TABLE, item("present"))).isFalse();
        assertThat(STORE.get(TABLE, key("present"), true)).isNull();

        STORE.put(TABLE, item("present"));
        Map<String, AttributeValue> other = item("present");
        other.put("title", AttributeValue.fromS("other"));

        assertThat(STORE.putIfPresent(TABLE, other)).isTrue();
        assertThat(Unversioned.of(STORE.get(TABLE, key("present"), true))).isEqualTo(other);
    }

    @Test
    void what_is_removed_is_given_as_it_was() {
        STORE.put(TABLE, item("removed"));

        assertThat(Unversioned.of(STORE.remove(TABLE, key("removed")))).isEqualTo(item("removed"));
        assertThat(STORE.remove(TABLE, key("removed"))).isNull();
    }
}
