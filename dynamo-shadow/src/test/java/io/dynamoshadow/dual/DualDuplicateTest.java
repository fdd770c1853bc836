package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Both.DYNAMO_WRITES;
import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Inserts of what is there already, where DynamoDB is the authority. */
@Timeout(60)
final class DualDuplicateTest {
    public static final class DuplicateEventException extends Exception {
        public DuplicateEventException(String message) {
            super(message);
        }
    }

    public interface EventsDao {
        void create(Event event) throws DuplicateEventException;

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
        public boolean addIfAbsent(Event event) {
            return events.putIfAbsent(event.getId(), copy(event)) == null;
        }
    }

    private final MongoEventsDao mongo = new MongoEventsDao();

    @Disabled("what the mirror throws for the application's sake is wrapped like any failure of ours")
    @Test
    void the_application_gets_the_exception_that_its_dao_declares() throws Exception {
        try (Both<EventsDao> both = Both.of(EventsDao.class, mongo, DYNAMO_WRITES)) {
            both.dao.create(event("1"));

            assertThatThrownBy(() -> both.dao.create(event("1"))).isExactlyInstanceOf(DuplicateEventException.class);
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
