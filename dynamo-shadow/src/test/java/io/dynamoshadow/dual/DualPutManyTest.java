package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Both.DYNAMO_WRITES;
import static io.dynamoshadow.dual.Both.MONGO_ONLY;
import static io.dynamoshadow.dual.Both.WRITE_BOTH;
import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several entities in one call. */
@Timeout(60)
final class DualPutManyTest {
    public interface ManyDao {
        @Nullable
        Event findById(String id);

        List<Event> saveAll(List<Event> events);

        void deleteAll(List<Event> events);
    }

    private static final class MongoManyDao extends MongoEvents implements ManyDao {
        @Override
        public @Nullable Event findById(String id) {
            return read(id);
        }

        /** Gives an id to each that has none, in the copy that it returns. */
        @Override
        public List<Event> saveAll(List<Event> all) {
            List<Event> saved = new ArrayList<>();
            for (Event each : all) {
                Event copy = copy(each);
                if (copy.getId() == null) {
                    copy.setId("made-" + events.size());
                }
                put(copy);
                saved.add(copy);
            }
            return saved;
        }

        @Override
        public void deleteAll(List<Event> all) {
            all.forEach(each -> events.remove(each.getId()));
        }
    }

    private final MongoManyDao mongo = new MongoManyDao();

    @Test
    void each_is_written_to_both() {
        try (Both<ManyDao> both = Both.of(ManyDao.class, mongo, WRITE_BOTH)) {
            both.dao.saveAll(List.of(event("1"), event("2", "acc-2")));

            assertThat(both.settled().inDynamo.findById("1")).isNotNull();
            assertThat(both.inDynamo.findById("2")).isNotNull();
            assertThat(both.heard.lines).containsExactly("called saveAll", "written saveAll", "written saveAll");
        }
    }

    @Test
    void each_entity_s_own_account_decides() {
        try (Both<ManyDao> both = Both.of(ManyDao.class, mongo, Both.cohort())) {
            both.dao.saveAll(List.of(event("1"), event("2", "acc-2"), event("3")));

            assertThat(mongo.events).containsOnlyKeys("1", "2", "3");
            assertThat(both.settled().inDynamo.findById("1")).isNotNull();
            assertThat(both.inDynamo.findById("2")).isNull();
            assertThat(both.inDynamo.findById("3")).isNotNull();
        }
    }

    @Test
    void while_nobody_writes_to_dynamo_none_is_written_there() {
        try (Both<ManyDao> both = Both.of(ManyDao.class, mongo, MONGO_ONLY)) {
            both.dao.saveAll(List.of(event("1")));

            assertThat(both.settled().inDynamo.findById("1")).isNull();
            assertThat(both.heard.lines).containsExactly("called saveAll");
        }
    }

    @Test
    void ids_that_mongo_made_are_those_of_the_items() {
        Event without = event("to be replaced");
        without.setId(null);
        try (Both<ManyDao> both = Both.of(ManyDao.class, mongo, WRITE_BOTH)) {
            both.dao.saveAll(List.of(event("1"), without));

            assertThat(both.settled().inDynamo.findById("1")).isNotNull();
            assertThat(both.inDynamo.findById("made-1")).isNotNull();
        }
    }

    @Test
    void the_last_of_a_key_that_comes_twice_stays() {
        List<Event> twice = List.of(event("1").titled("first"), event("1").titled("last"));
        try (Both<ManyDao> both = Both.of(ManyDao.class, mongo, WRITE_BOTH)) {
            both.dao.saveAll(twice);
            assertThat(both.settled().inDynamo.findById("1"))
                    .isNotNull()
                    .extracting(Event::getTitle)
                    .isEqualTo("last");
        }
        try (Both<ManyDao> both = Both.of(ManyDao.class, mongo, DYNAMO_WRITES)) {
            assertThat(both.dao.saveAll(twice)).hasSize(2);
            assertThat(both.inDynamo.findById("1"))
                    .isNotNull()
                    .extracting(Event::getTitle)
                    .isEqualTo("last");
        }
    }

    @Test
    void each_of_several_is_deleted_from_both() {
        try (Both<ManyDao> both = Both.of(ManyDao.class, mongo, WRITE_BOTH)) {
            List<Event> all = List.of(event("1"), event("2"));
            both.dao.saveAll(all);

            both.dao.deleteAll(all);

            assertThat(both.settled().inDynamo.findById("1")).isNull();
            assertThat(both.inDynamo.findById("2")).isNull();
        }
    }
}
