package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class VersionedWritesTest {
    private static final DynamoItemStore STORE = LocalDynamo.store();

    /** Of another JVM, whose clock is an hour ahead. */
    private static final VersionClock AHEAD = new VersionClock(() -> System.currentTimeMillis() + 3_600_000, 4_711);

    private static final DynamoItemStore OTHER = DynamoItemStore.open(LocalDynamo.settings(), AHEAD);

    private static final DynamoDbClient CLIENT = DynamoClients.create(LocalDynamo.settings());

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

    private static Map<String, AttributeValue> item(String id, String title) {
        return ITEMS.write(new Event(id, "acc-" + id, "2026-11-22T20:40:00Z").titled(title));
    }

    private static @Nullable String title(String id) {
        Map<String, AttributeValue> item = STORE.get(TABLE, key(id), true);
        return item == null ? null : attribute(item, "title").s();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    private static Version version(int age) {
        return new Version(1_000_000 - age, 0, 5);
    }

    @Test
    void the_newer_state_wins_in_whatever_order_they_come() {
        assertThat(STORE.put(TABLE, item("order", "newer"), version(1)).isDone())
                .isTrue();

        Replaced late = STORE.put(TABLE, item("order", "older"), version(2));

        assertThat(late.isDone()).isFalse();
        assertThat(late.version()).isEqualTo(version(1));
        assertThat(title("order")).isEqualTo("newer");
    }

    @Test
    void a_state_that_is_written_twice_is_refused_by_itself() {
        STORE.put(TABLE, item("twice", "x"), version(1));

        Replaced again = STORE.put(TABLE, item("twice", "x"), version(1));

        assertThat(again.isDone()).isFalse();
        assertThat(again.version()).isEqualTo(version(1));
    }

    @Test
    void a_late_write_does_not_bring_back_what_was_deleted() {
        STORE.put(TABLE, item("late", "first"), version(3));
        Replaced deleted = STORE.delete(TABLE, key("late"), version(1));

        assertThat(deleted.isDone()).isTrue();
        assertThat(deleted.item()).isNotNull();
        assertThat(STORE.put(TABLE, item("late", "late"), version(2)).isDone()).isFalse();
        assertThat(title("late")).isNull();
        assertThat(STORE.put(TABLE, item("late", "again"), version(0)).isDone()).isTrue();
        assertThat(title("late")).isEqualTo("again");
    }

    @Test
    void a_late_deletion_does_not_delete_what_is_newer() {
        STORE.put(TABLE, item("survivor", "newer"), version(1));

        assertThat(STORE.delete(TABLE, key("survivor"), version(2)).isDone()).isFalse();
        assertThat(title("survivor")).isEqualTo("newer");
    }

    @Test
    void a_deletion_that_comes_before_what_it_deletes_holds() {
        assertThat(STORE.delete(TABLE, key("never"), version(1)).isDone()).isTrue();

        assertThat(STORE.put(TABLE, item("never", "late"), version(2)).isDone()).isFalse();
        assertThat(title("never")).isNull();
    }

    @Test
    void the_backfill_brings_only_what_was_never_there() {
        assertThat(STORE.putIfNeverThere(TABLE, item("old", "from Mongo"))).isTrue();
        assertThat(STORE.putIfNeverThere(TABLE, item("old", "again"))).isFalse();
        assertThat(STORE.put(TABLE, item("old", "live"), version(9)).isDone()).isTrue();
        STORE.delete(TABLE, key("gone"));

        assertThat(STORE.putIfNeverThere(TABLE, item("gone", "from Mongo"))).isFalse();
        assertThat(title("old")).isEqualTo("live");
        assertThat(title("gone")).isNull();
    }

    @Test
    void an_item_that_somebody_else_has_written_without_a_version_is_older() {
        CLIENT.putItem(request -> request.tableName(TABLE.name()).item(item("bare", "theirs")));

        assertThat(STORE.put(TABLE, item("bare", "ours"), version(1)).isDone()).isTrue();
        assertThat(title("bare")).isEqualTo("ours");
    }

    @Test
    void no_reading_shows_what_was_deleted() {
        STORE.put(TABLE, item("hidden", "x"));
        STORE.delete(TABLE, key("hidden"));
        ItemQuery query = ItemQuery.of(TABLE, null, AttributeValue.fromS("hidden"));
        ItemQuery byAccount = ItemQuery.of(TABLE, TABLE.index("by-account"), AttributeValue.fromS("acc-hidden"));

        assertThat(STORE.get(TABLE, key("hidden"), true)).isNull();
        assertThat(STORE.getAll(TABLE, List.of(key("hidden")), true)).isEmpty();
        assertThat(STORE.query(query)).isEmpty();
        assertThat(STORE.count(query)).isZero();
        assertThat(STORE.query(byAccount)).isEmpty();
        assertThat(STORE.query(ItemQuery.scan(TABLE)))
                .noneMatch(item -> "hidden".equals(attribute(item, "id").s()));
        assertThat(STORE.putIfPresent(TABLE, item("hidden", "y"))).isFalse();
        assertThat(STORE.update(
                        TABLE,
                        key("hidden"),
                        List.of(new ItemUpdate(ItemUpdate.Action.SET, List.of("title"), AttributeValue.fromS("z")))))
                .isNull();
        assertThat(STORE.delete(TABLE, key("hidden"))).isFalse();
        assertThat(STORE.putIfAbsent(TABLE, item("hidden", "new"))).isTrue();
        assertThat(title("hidden")).isEqualTo("new");
    }

    @Test
    void a_tombstone_is_deleted_by_dynamo_itself_after_a_week() {
        STORE.delete(TABLE, key("buried"));

        Map<String, AttributeValue> tombstone = CLIENT.getItem(
                        request -> request.tableName(TABLE.name()).key(key("buried")))
                .item();

        long end = Long.parseLong(attribute(tombstone, "_ttl").n());
        assertThat(tombstone.keySet()).containsExactlyInAnyOrder("id", "_deleted", "_v", "_ttl");
        assertThat(Instant.ofEpochSecond(end))
                .isBetween(Instant.now().plusSeconds(6 * 86_400), Instant.now().plusSeconds(8 * 86_400));
    }

    @Test
    void what_dynamo_is_the_authority_for_is_newest_even_where_another_clock_is_ahead() {
        OTHER.put(TABLE, item("ahead", "theirs"));

        STORE.put(TABLE, item("ahead", "ours"));
        assertThat(title("ahead")).isEqualTo("ours");
        assertThat(STORE.putIfPresent(TABLE, item("ahead", "replaced"))).isTrue();
        assertThat(STORE.update(
                        TABLE,
                        key("ahead"),
                        List.of(new ItemUpdate(ItemUpdate.Action.SET, List.of("title"), AttributeValue.fromS("set")))))
                .containsEntry("title", AttributeValue.fromS("set"));
        OTHER.put(TABLE, item("ahead", "theirs again"));
        assertThat(STORE.delete(TABLE, key("ahead"))).isTrue();
        OTHER.delete(TABLE, key("ahead"));
        assertThat(STORE.putIfAbsent(TABLE, item("ahead", "back"))).isTrue();
        assertThat(title("ahead")).isEqualTo("back");
    }
}
