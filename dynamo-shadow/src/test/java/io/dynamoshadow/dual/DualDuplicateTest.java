package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Both.DYNAMO_WRITES;
import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.DuplicateEventException;
import com.acme.events.Event;
import com.mongodb.MongoWriteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Inserts of what is there already, where DynamoDB is the authority. */
@Timeout(60)
final class DualDuplicateTest {
    public interface EventsDao {
        void create(Event event) throws DuplicateEventException;

        void add(Event event);

        boolean addIfAbsent(Event event);
    }

    private static final class MongoEventsDao extends MongoEvents implements EventsDao {
        @Override
        public void create(Event event) throws DuplicateEventException {
            if (!addIfAbsent(event)) {
                throw new DuplicateEventException("E11000 in Mongo");
            }
        }

        @Override
        public void add(Event event) {
            put(event);
        }

        @Override
        public boolean addIfAbsent(Event event) {
            return events.putIfAbsent(event.getId(), copy(event)) == null;
        }
    }

    private final MongoEventsDao mongo = new MongoEventsDao();

    @Test
    void the_application_gets_the_exception_that_its_dao_declares() throws Exception {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, DYNAMO_WRITES)) {
            both.dao.create(event("1"));

            assertThatThrownBy(() -> both.dao.create(event("1")))
                    .isExactlyInstanceOf(DuplicateEventException.class)
                    .hasMessageContaining("id 1");
        }
    }

    @Test
    void where_it_declares_none_the_application_gets_the_driver_s() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, DYNAMO_WRITES)) {
            both.dao.add(event("1"));

            assertThatThrownBy(() -> both.dao.add(event("1")))
                    .isInstanceOfSatisfying(MongoWriteException.class, thrown -> assertThat(thrown.getCode())
                            .isEqualTo(11000));
        }
    }

    @Test
    void a_name_that_keeps_what_is_there_says_so() {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, DYNAMO_WRITES)) {
            assertThat(both.dao.addIfAbsent(event("1"))).isTrue();
            assertThat(both.dao.addIfAbsent(event("1"))).isFalse();
            assertThat(mongo.events).isEmpty();
        }
    }
}
