package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.codec.ItemCodec;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DeferredItemStoreTest {
    private final ItemCodec items = Events.plan(LocalDynamo.newTableName()).items();
    private final Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS("1"));

    @Test
    void calls_wait_until_the_store_is_there() throws Exception {
        try (DeferredItemStore deferred = new DeferredItemStore(30_000, new VersionClock())) {
            CompletableFuture<String> early =
                    CompletableFuture.supplyAsync(() -> deferred.prepare(items.table(), true));
            deferred.open(DynamoItemStore.open(LocalDynamo.settings()));

            assertThat(early.get()).startsWith("made the table");
            deferred.put(items.table(), items.write(new Event("1", "acc-1", "2026-11-22T20:40:00Z")));
            assertThat(deferred.get(items.table(), key, true)).isNotNull();
            assertThat(deferred.putIfAbsent(
                            items.table(), items.write(new Event("1", "acc-1", "2026-11-22T20:40:00Z"))))
                    .isFalse();
            ItemQuery query = ItemQuery.of(items.table(), null, AttributeValue.fromS("1"));
            assertThat(deferred.query(query)).hasSize(1);
            assertThat(deferred.count(query)).isEqualTo(1);
            assertThat(deferred.delete(items.table(), key)).isTrue();
        }
    }

    @Test
    void calls_do_not_wait_for_ever() {
        try (DeferredItemStore deferred = new DeferredItemStore(1, new VersionClock())) {
            assertThatThrownBy(() -> deferred.get(items.table(), key, true))
                    .isInstanceOf(NotYetException.class)
                    .hasMessage("the DynamoDB client is not ready after 1 ms");
        }
    }

    @Test
    void a_store_that_could_not_be_opened_says_why() {
        try (DeferredItemStore deferred = new DeferredItemStore(30_000, new VersionClock())) {
            deferred.fail(new IllegalArgumentException("no region"));

            assertThatThrownBy(() -> deferred.get(items.table(), key, true))
                    .isInstanceOf(NotYetException.class)
                    .hasMessageContaining("could not be made")
                    .hasMessageContaining("no region");
        }
    }
}
