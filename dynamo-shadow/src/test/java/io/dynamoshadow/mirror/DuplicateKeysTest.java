package io.dynamoshadow.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import io.dynamoshadow.operation.Planner;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.repository.Repository;

/** What an insert does where the key is there already. */
final class DuplicateKeysTest {
    public static final class DuplicateEventException extends Exception {
        public DuplicateEventException(String message) {
            super(message);
        }
    }

    /** It cannot be built of a message. */
    public static final class EventAlreadyExistsException extends Exception {
        public EventAlreadyExistsException(int id) {
            super("event " + id);
        }
    }

    public static final class UnavailableException extends Exception {
        public UnavailableException(String message) {
            super(message);
        }
    }

    public interface EventsDao {
        @Nullable
        Event findById(String id);

        void create(Event event);

        void add(Event event) throws UnavailableException, DuplicateEventException;

        void register(Event event) throws EventAlreadyExistsException;

        void insert(List<Event> events);

        boolean addIfAbsent(Event event);

        boolean saveIfNotExists(Event event);
    }

    public interface EventRepository extends Repository<Event, String> {
        Optional<Event> findById(String id);

        Event insert(Event event);
    }

    private static Event event(String id, String title) {
        return new Event(id, "acc-1", "2026-11-22T20:40:00Z").titled(title);
    }

    private static <D> D mirror(Class<D> type) {
        DaoPlan plan = Planner.plan(
                Events.settingsOf(LocalDynamo.newTableName(), "dao.events.key = id"), type, ParameterNames.none());
        LocalDynamo.store().prepare(plan.items().table(), true);
        return type.cast(new DaoMirror(plan, LocalDynamo.store()).dao());
    }

    private final EventsDao dao = mirror(EventsDao.class);

    private @Nullable String title(String id) {
        Event found = dao.findById(id);
        return found == null ? null : found.getTitle();
    }

    @Test
    void the_exception_that_the_method_declares_for_it_is_thrown() throws Exception {
        dao.add(event("1", "first"));

        assertThatThrownBy(() -> dao.add(event("1", "second")))
                .isExactlyInstanceOf(DuplicateEventException.class)
                .hasMessageContaining("E11000 duplicate key error")
                .hasMessageContaining("id 1");
        assertThat(title("1")).isEqualTo("first");
    }

    @Test
    void the_driver_s_own_is_thrown_where_none_is_declared() {
        dao.create(event("1", "first"));

        assertThatThrownBy(() -> dao.create(event("1", "second")))
                .isInstanceOfSatisfying(MongoWriteException.class, DuplicateKeysTest::isOfADuplicateKey);
        assertThat(title("1")).isEqualTo("first");
    }

    private static void isOfADuplicateKey(MongoWriteException thrown) {
        assertThat(thrown.getCode()).isEqualTo(11000);
        assertThat(thrown.getError().getCode()).isEqualTo(11000);
        assertThat(thrown.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
    }

    @Test
    void the_driver_s_own_is_thrown_where_the_declared_one_cannot_be_built_of_a_message() throws Exception {
        dao.register(event("1", "first"));

        assertThatThrownBy(() -> dao.register(event("1", "second"))).isInstanceOf(MongoWriteException.class);
    }

    @Test
    void spring_s_own_is_thrown_by_its_repositories() {
        EventRepository repository = mirror(EventRepository.class);
        repository.insert(event("1", "first"));

        assertThatThrownBy(() -> repository.insert(event("1", "second")))
                .isExactlyInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("E11000")
                .hasCauseInstanceOf(MongoWriteException.class);
        assertThat(repository.findById("1")).map(Event::getTitle).hasValue("first");
    }

    @Test
    void of_several_those_before_the_duplicate_are_inserted_and_those_after_it_are_not() {
        dao.create(event("2", "there"));

        assertThatThrownBy(() -> dao.insert(List.of(event("1", "new"), event("2", "new"), event("3", "new"))))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("id 2");

        assertThat(title("1")).isEqualTo("new");
        assertThat(title("2")).isEqualTo("there");
        assertThat(title("3")).isNull();
    }

    @Test
    void names_that_keep_what_is_there_say_that_they_did() {
        assertThat(dao.addIfAbsent(event("1", "first"))).isTrue();
        assertThat(dao.addIfAbsent(event("1", "second"))).isFalse();
        assertThat(dao.saveIfNotExists(event("1", "third"))).isFalse();
        assertThat(dao.saveIfNotExists(event("2", "first"))).isTrue();

        assertThat(title("1")).isEqualTo("first");
        assertThat(title("2")).isEqualTo("first");
    }
}
