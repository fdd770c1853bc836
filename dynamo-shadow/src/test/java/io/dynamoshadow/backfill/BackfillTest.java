package io.dynamoshadow.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.DaoPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BackfillTest {
    private final DaoPlan plan = Events.plan(LocalDynamo.newTableName());
    private final EventDao dynamo = (EventDao) new DaoMirror(plan, LocalDynamo.store()).dao();
    private final MemoryEventDao mongo = new MemoryEventDao();
    private final AtomicInteger steps = new AtomicInteger();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    private final Backfill backfill = new Backfill(
            plan, LocalDynamo.store(), Events.method(plan, "findEventById"), mongo, new BackfillProgress() {
                @Override
                public void step() {
                    steps.incrementAndGet();
                }

                @Override
                public void failed(Object key, Throwable reason) {
                    failures.add(key + " " + reason.getClass().getSimpleName());
                }
            });

    @BeforeEach
    void prepare() {
        LocalDynamo.store().prepare(plan.items().table(), true);
    }

    private void inMongo(int count) {
        for (int i = 1; i <= count; i++) {
            mongo.events.put("e" + i, new Event("e" + i, "acc-1", "2026-11-22T20:40:00Z").titled("old " + i));
        }
    }

    private BackfillResult run(Object... more) throws InterruptedException {
        List<Object> keys = new ArrayList<>(mongo.events.keySet());
        keys.addAll(List.of(more));
        return backfill.run(keys.iterator(), 4, Thread::new);
    }

    @Test
    void everything_is_copied() throws InterruptedException {
        inMongo(100);

        assertThat(run()).hasToString("100 in Mongo, 100 written, 0 already there, 0 failed");

        assertThat(dynamo.countEventsByAccount("acc-1")).isEqualTo(100);
        assertThat(dynamo.findEventById("e7")).usingRecursiveComparison().isEqualTo(mongo.events.get("e7"));
        assertThat(steps).hasValue(100);
    }

    @Test
    void what_is_there_already_is_left_as_it_is() throws InterruptedException {
        inMongo(3);
        dynamo.createEvent(new Event("e2", "acc-1", "2026-11-22T20:40:00Z").titled("newer"));

        assertThat(run()).hasToString("3 in Mongo, 2 written, 1 already there, 0 failed");
        assertThat(run()).hasToString("3 in Mongo, 0 written, 3 already there, 0 failed");

        assertThat(dynamo.findEventById("e2").getTitle()).isEqualTo("newer");
    }

    @Test
    void what_was_deleted_meanwhile_is_told_apart() throws InterruptedException {
        inMongo(1);

        assertThat(run("gone")).hasToString("2 in Mongo, 1 written, 0 already there, 1 deleted meanwhile, 0 failed");
    }

    @Test
    void one_that_fails_does_not_stop_the_rest() throws InterruptedException {
        inMongo(5);
        Event unwritable = new Event("e3", "acc-1", "2026-11-22T20:40:00Z");
        unwritable.getPayload().put("thread", Thread.currentThread());
        mongo.events.put("e3", unwritable);

        BackfillResult result = run();

        assertThat(result).hasToString("5 in Mongo, 4 written, 0 already there, 1 failed");
        assertThat(result.failed()).isEqualTo(1);
        assertThat(failures).containsExactly("e3 CodecException");
        assertThat(steps).hasValue(5);
    }

    @Test
    void where_mongo_fails_its_own_exception_is_told() throws InterruptedException {
        inMongo(1);
        mongo.failure = new UnsupportedOperationException("down");

        assertThat(run().failed()).isEqualTo(1);
        assertThat(failures).containsExactly("e1 UnsupportedOperationException");
    }

    @Test
    void keys_are_read_as_they_are_needed() throws InterruptedException {
        inMongo(200);
        AtomicInteger ahead = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Iterator<String> all = new ArrayList<>(mongo.events.keySet()).iterator();

        backfill.run(
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return all.hasNext();
                    }

                    @Override
                    public Object next() {
                        most.accumulateAndGet(ahead.incrementAndGet() - steps.get(), Math::max);
                        return all.next();
                    }
                },
                2,
                Thread::new);

        assertThat(most).hasValueLessThan(2 * 4 + 2 + 2);
        assertThat(steps).hasValue(200);
    }

    @Test
    void a_key_is_what_the_reading_method_takes() {
        ObjectId id = new ObjectId("656f6e2a1c9d440000a1b2c3");

        assertThat(key(String.class, "1")).isEqualTo("1");
        assertThat(key(String.class, id)).isEqualTo("656f6e2a1c9d440000a1b2c3");
        assertThat(key(ObjectId.class, id)).isSameAs(id);
        assertThat(key(String.class, 5)).isEqualTo("5");
        assertThat(key(long.class, 5)).isEqualTo(5L);
        assertThat(key(Long.class, 5L)).isEqualTo(5L);
        assertThat(key(int.class, 5L)).isEqualTo(5);
        assertThat(key(UUID.class, "00000000-0000-0001-0000-000000000002")).isEqualTo(new UUID(1, 2));
    }

    private static Object key(Class<?> type, Object key) {
        return MongoKey.as(type, key, Map.of("_id", key));
    }

    @Test
    void a_key_of_another_type_or_none_is_refused_with_the_mend() {
        assertThatThrownBy(() -> key(UUID.class, 5))
                .isInstanceOf(BackfillException.class)
                .hasMessageContaining("the DAO's reading method takes a java.util.UUID");
        assertThatThrownBy(() -> MongoKey.as(String.class, null, Map.of("other", 1)))
                .isInstanceOf(BackfillException.class)
                .hasMessageContaining("collection-key");
        assertThatThrownBy(() -> key(int.class, Long.MAX_VALUE)).isInstanceOf(BackfillException.class);
        assertThatThrownBy(() -> key(UUID.class, "no UUID")).isInstanceOf(BackfillException.class);
    }
}
