package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Both.DYNAMO_WRITES;
import static io.dynamoshadow.dual.Both.WRITE_BOTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Some attributes change, as an expression of the settings says. */
@Timeout(60)
final class DualUpdateTest {
    /** An event that counts. */
    public static class Counter extends Event {
        public int hits;
        public @Nullable String note;

        public Counter() {}

        Counter(String id, String account, int hits) {
            super(id, account, "2026-11-22T20:40:00Z");
            this.hits = hits;
            this.note = "a note";
        }
    }

    /** Reads no entity by its key. */
    public interface BlindDao {
        List<Counter> findByAccountId(String accountId);

        Counter save(Counter counter);

        boolean change(String id, String title, int delta);

        long retitle(String accountId, String title);
    }

    public interface CounterDao extends BlindDao {
        @Nullable
        Counter findById(String id);

        @Nullable
        Counter bump(String id);

        Optional<Counter> clearNote(String id);

        int hit(List<String> ids);
    }

    private static final String CHANGE =
            "dao.events.method.change = update(id) set title = $title, add hits $delta, remove note";
    private static final String RETITLE =
            "dao.events.method.retitle = update(accountId = $accountId) set title = $title";
    private static final String BUMP = "dao.events.method.bump = update(id) add hits 1";
    private static final String CLEAR = "dao.events.method.clearNote = update(id) remove note";
    private static final String HIT = "dao.events.method.hit = update(id in $ids) add hits 1";

    /** Its changes are not quite those of the settings, which tells who made the state that DynamoDB has. */
    private static final class MongoCounterDao implements CounterDao {
        final Map<String, Counter> counters = new ConcurrentHashMap<>();

        @Override
        public @Nullable Counter findById(String id) {
            return counters.get(id);
        }

        @Override
        public List<Counter> findByAccountId(String accountId) {
            return counters.values().stream()
                    .filter(each -> each.getAccountId().equals(accountId))
                    .toList();
        }

        @Override
        public Counter save(Counter counter) {
            counters.put(counter.getId(), counter);
            return counter;
        }

        @Override
        public boolean change(String id, String title, int delta) {
            Counter counter = counters.get(id);
            if (counter == null) {
                return false;
            }
            counter.setTitle(title + " in Mongo");
            counter.hits += delta;
            counter.note = null;
            return true;
        }

        @Override
        public long retitle(String accountId, String title) {
            List<Counter> found = findByAccountId(accountId);
            found.forEach(each -> each.setTitle(title + " in Mongo"));
            return found.size();
        }

        @Override
        public @Nullable Counter bump(String id) {
            return counters.get(id);
        }

        @Override
        public Optional<Counter> clearNote(String id) {
            return Optional.ofNullable(counters.get(id));
        }

        @Override
        public int hit(List<String> ids) {
            return ids.size();
        }
    }

    private final MongoCounterDao mongo = new MongoCounterDao();

    private Both<CounterDao> both(io.dynamoshadow.flag.Stage stage) {
        return Both.of(CounterDao.class, mongo, stage, CHANGE, RETITLE, BUMP, CLEAR, HIT);
    }

    private Both<BlindDao> blind() {
        return Both.of(BlindDao.class, mongo, WRITE_BOTH, CHANGE, RETITLE);
    }

    private static Counter only(List<Counter> found) {
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void the_state_that_mongo_made_is_shipped() {
        try (Both<CounterDao> both = both(WRITE_BOTH)) {
            both.dao.save(new Counter("1", "acc-1", 5));

            assertThat(both.dao.change("1", "new", 2)).isTrue();

            Counter shipped = both.settled().inDynamo.findById("1");
            assertThat(shipped).isNotNull().usingRecursiveComparison().isEqualTo(mongo.findById("1"));
            assertThat(shipped).isNotNull().extracting(Event::getTitle).isEqualTo("new in Mongo");
        }
    }

    @Test
    void of_a_query_the_state_that_mongo_made_of_each_is_shipped() {
        try (Both<CounterDao> both = both(WRITE_BOTH)) {
            both.dao.save(new Counter("1", "acc-1", 5));
            both.dao.save(new Counter("2", "acc-1", 6));
            both.dao.save(new Counter("3", "acc-2", 7));

            assertThat(both.dao.retitle("acc-1", "new")).isEqualTo(2);

            assertThat(both.settled().inDynamo.findByAccountId("acc-1"))
                    .extracting(Event::getTitle)
                    .containsExactly("new in Mongo", "new in Mongo");
            assertThat(only(both.inDynamo.findByAccountId("acc-2")).getTitle()).isNull();
        }
    }

    @Test
    void where_the_dao_reads_nothing_by_its_key_the_change_itself_is_shipped() {
        try (Both<BlindDao> both = blind()) {
            both.dao.save(new Counter("1", "acc-1", 5));

            assertThat(both.dao.change("1", "new", 2)).isTrue();

            Counter changed = only(both.settled().inDynamo.findByAccountId("acc-1"));
            assertThat(changed.getTitle()).isEqualTo("new");
            assertThat(changed.hits).isEqualTo(7);
            assertThat(changed.note).isNull();
        }
    }

    @Test
    void of_a_query_too() {
        try (Both<BlindDao> both = blind()) {
            both.dao.save(new Counter("1", "acc-1", 5));

            both.dao.retitle("acc-1", "new");

            assertThat(only(both.settled().inDynamo.findByAccountId("acc-1")).getTitle())
                    .isEqualTo("new");
        }
    }

    @Test
    void the_change_makes_no_item_and_what_mongo_did_not_change_is_not_changed() {
        try (Both<BlindDao> both = blind()) {
            mongo.save(new Counter("1", "acc-1", 5));
            both.inDynamo.save(new Counter("2", "acc-2", 5));

            assertThat(both.dao.change("1", "new", 2)).isTrue();
            assertThat(both.dao.change("2", "new", 2)).isFalse();

            assertThat(both.settled().inDynamo.findByAccountId("acc-1")).isEmpty();
            assertThat(only(both.inDynamo.findByAccountId("acc-2")).hits).isEqualTo(5);
        }
    }

    @Test
    void where_the_call_does_not_tell_whose_entity_it_is_the_change_reaches_what_is_there() {
        try (Both<BlindDao> both = Both.of(BlindDao.class, mongo, Both.cohort(), CHANGE, RETITLE)) {
            both.dao.save(new Counter("1", "acc-1", 5));

            both.dao.change("1", "new", 2);

            assertThat(only(both.settled().inDynamo.findByAccountId("acc-1")).hits)
                    .isEqualTo(7);
        }
    }

    @Test
    void dynamo_alone_says_what_became_of_it() {
        try (Both<CounterDao> both = both(DYNAMO_WRITES)) {
            both.dao.save(new Counter("1", "acc-1", 5));
            both.dao.save(new Counter("2", "acc-1", 6));

            assertThat(both.dao.change("1", "new", 2)).isTrue();
            assertThat(both.dao.retitle("acc-1", "newer")).isEqualTo(2);
            assertThat(both.dao.bump("1")).isNotNull().satisfies(bumped -> {
                assertThat(bumped.hits).isEqualTo(8);
                assertThat(bumped.getTitle()).isEqualTo("newer");
                assertThat(bumped.note).isNull();
            });
            assertThat(both.dao.clearNote("2"))
                    .hasValueSatisfying(cleared -> assertThat(cleared.note).isNull());
            assertThat(both.dao.hit(List.of("1", "2", "9"))).isEqualTo(2);
            assertThat(both.inDynamo.findById("2"))
                    .isNotNull()
                    .extracting(counter -> counter.hits)
                    .isEqualTo(7);
            assertThat(mongo.counters).isEmpty();
        }
    }

    @Test
    void dynamo_alone_changes_nothing_where_no_item_is() {
        try (Both<CounterDao> both = both(DYNAMO_WRITES)) {
            assertThat(both.dao.change("1", "new", 2)).isFalse();
            assertThat(both.dao.retitle("acc-1", "new")).isZero();
            assertThat(both.dao.bump("1")).isNull();
            assertThat(both.dao.clearNote("1")).isEmpty();
            assertThat(both.dao.hit(List.of("1"))).isZero();

            assertThat(both.inDynamo.findById("1")).isNull();
        }
    }
}
