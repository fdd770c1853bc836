package io.dynamoshadow.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Planner;
import io.dynamoshadow.store.Replaced;
import io.dynamoshadow.store.Version;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DaoMirrorTest {
    /** A method for each shape; overloads, a default method and primitives among them. */
    public interface ShapesDao {
        @Nullable
        Event findById(String id);

        Optional<Event> readById(String id);

        List<Event> findByAccountId(String account);

        Set<Event> getByAccountId(String account);

        Event[] queryByAccountId(String account);

        Collection<Event> searchByAccountId(String account);

        Iterable<Event> findAllByAccountId(String account);

        @Nullable
        Event findFirstByAccountIdOrderByCreatedAtDesc(String account);

        Optional<Event> findTopByAccountIdOrderByCreatedAtAsc(String account);

        int countByAccountId(String account);

        long countEventsByAccountId(String account);

        boolean existsById(String id);

        Boolean existsByAccountId(String account);

        Event save(Event event);

        String add(Event event);

        boolean store(Event event);

        Optional<Event> insertIt(Event event);

        void delete(Event event);

        long deleteById(String id);

        int removeById(String id);

        default String twice(String text) {
            return text + text;
        }

        void purge(long a, double b, int[] c);
    }

    /** Only its package sees it. */
    interface HiddenDao {
        @Nullable
        Event findById(String id);

        Event save(Event event);

        void purge();
    }

    private DaoMirror mirror = mirror(ShapesDao.class);
    private ShapesDao dao = (ShapesDao) mirror.dao();

    private static DaoMirror mirror(Class<?> daoInterface) {
        DaoPlan plan = Planner.plan(
                Events.settingsOf(
                        LocalDynamo.newTableName(),
                        "dao.events.key = id",
                        "dao.events.index.by-account = accountId, createdAt"),
                daoInterface,
                ParameterNames.none());
        LocalDynamo.store().prepare(plan.items().table(), true);
        return new DaoMirror(plan, LocalDynamo.store());
    }

    private static Event event(@Nullable String id, int second) {
        return new Event(id, "acc-1", "2026-11-22T20:40:0" + second + "Z");
    }

    @BeforeEach
    void fill() {
        dao.save(event("1", 1));
        dao.save(event("2", 2));
    }

    @Test
    void what_is_read_has_the_shape_that_the_method_returns() {
        assertThat(dao.findById("1")).isNotNull().extracting(Event::getId).isEqualTo("1");
        assertThat(dao.findById("9")).isNull();
        assertThat(dao.readById("1")).isPresent();
        assertThat(dao.readById("9")).isEmpty();
        assertThat(dao.findByAccountId("acc-1")).extracting(Event::getId).containsExactly("1", "2");
        assertThat(dao.findByAccountId("acc-9")).isEmpty();
        assertThat(dao.getByAccountId("acc-1")).hasSize(2);
        assertThat(dao.queryByAccountId("acc-1")).hasSize(2).hasOnlyElementsOfType(Event.class);
        assertThat(dao.searchByAccountId("acc-1")).hasSize(2);
        assertThat(dao.findAllByAccountId("acc-1")).hasSize(2);
        Event first = dao.findFirstByAccountIdOrderByCreatedAtDesc("acc-1");
        assertThat(first).isNotNull().extracting(Event::getId).isEqualTo("2");
        assertThat(dao.findFirstByAccountIdOrderByCreatedAtDesc("acc-9")).isNull();
        assertThat(dao.findTopByAccountIdOrderByCreatedAtAsc("acc-1")).isPresent();
        assertThat(dao.findTopByAccountIdOrderByCreatedAtAsc("acc-9")).isEmpty();
        assertThat(dao.countByAccountId("acc-1")).isEqualTo(2);
        assertThat(dao.countEventsByAccountId("acc-9")).isZero();
        assertThat(dao.existsById("1")).isTrue();
        assertThat(dao.existsById("9")).isFalse();
        assertThat(dao.existsByAccountId("acc-1")).isTrue();
        assertThat(dao.existsByAccountId("acc-9")).isFalse();
    }

    @Test
    void lists_that_are_read_can_be_changed() {
        List<Event> found = dao.findByAccountId("acc-1");

        found.clear();

        assertThat(found).isEmpty();
    }

    @Test
    void what_is_written_returns_what_the_dao_would() {
        Event event = event("3", 3);

        assertThat(dao.save(event)).isSameAs(event);
        assertThat(dao.store(event)).isTrue();
        assertThat(dao.add(event("4", 4))).isEqualTo("4");
        assertThat(dao.insertIt(event("5", 5))).isPresent();
        assertThat(dao.deleteById("5")).isEqualTo(1);
        assertThat(dao.deleteById("5")).isZero();
        assertThat(dao.removeById("4")).isEqualTo(1);
        dao.delete(event);
        assertThat(dao.existsById("3")).isFalse();
    }

    @Test
    void inserting_twice_fails_and_keeps_the_first() {
        dao.add(event("3", 3).titled("first"));

        assertThatThrownBy(() -> dao.add(event("3", 3).titled("second")))
                .isInstanceOfSatisfying(MongoWriteException.class, duplicate -> assertThat(
                                duplicate.getError().getCategory())
                        .isEqualTo(ErrorCategory.DUPLICATE_KEY))
                .hasMessageContaining("holds id 3 already");
        Event kept = dao.findById("3");
        assertThat(kept).isNotNull().extracting(Event::getTitle).isEqualTo("first");
    }

    @Test
    void an_entity_without_an_id_is_given_one_as_the_driver_would() {
        Event event = event(null, 3);

        String id = dao.add(event);

        assertThat(id).matches("[0-9a-f]{24}").isEqualTo(event.getId());
        assertThat(dao.existsById(id)).isTrue();
        assertThat(ObjectId.isValid(id)).isTrue();
        assertThat(new ObjectId(id).getDate())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void what_has_no_operation_says_so() {
        assertThatThrownBy(() -> dao.purge(1, 2, new int[0]))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("purge");
        // a default method that nobody overrides does what its body says
        assertThat(dao.twice("x")).isEqualTo("xx");
    }

    @Test
    void a_key_that_no_item_can_have_is_nowhere_and_cannot_be_written() {
        assertThat(dao.findById("")).isNull();
        assertThatThrownBy(() -> dao.save(event("", 1))).isInstanceOf(CodecException.class);
    }

    @Test
    void the_mirror_of_a_public_interface_is_a_class_of_its_own_marked_as_ours() {
        assertThat(Proxy.isProxyClass(dao.getClass())).isFalse();
        assertThat(dao.getClass().getName()).isEqualTo(ShapesDao.class.getName() + "$DynamoShadowMirror");
        assertThat(dao).hasToString("DynamoDB mirror of " + ShapesDao.class.getName());
        assertThat(Set.of(dao)).contains(dao);
        assertThat(dao.getClass().getClassLoader().getParent()).isSameAs(ShapesDao.class.getClassLoader());
    }

    @Test
    void the_mirror_of_a_hidden_interface_works_too() {
        DaoMirror hidden = mirror(HiddenDao.class);
        HiddenDao hiddenDao = (HiddenDao) hidden.dao();

        hiddenDao.save(event("1", 1));

        assertThat(hiddenDao.findById("1")).isNotNull();
        assertThatThrownBy(hiddenDao::purge).isInstanceOf(UnsupportedOperationException.class);
        assertThat(hiddenDao).hasToString("DynamoDB mirror of " + HiddenDao.class.getName());
        assertThat(Set.<Object>of(hiddenDao, dao)).contains(hiddenDao);
        assertThat(hidden.call(Events.method(hidden.plan(), "findById"), new Object[] {"1"}))
                .isInstanceOf(Event.class);
    }

    @Test
    void called_by_its_plan_a_method_throws_what_it_throws() {
        assertThat(mirror.call(Events.method(mirror.plan(), "countByAccountId"), new Object[] {"acc-1"}))
                .isEqualTo(2);
        assertThatThrownBy(() -> mirror.call(Events.method(mirror.plan(), "save"), new Object[] {null}))
                .isInstanceOf(CodecException.class);
    }

    /** The one that a write leaves behind. */
    private Mutation mutation(PlannedMethod method, Object[] arguments, @Nullable Object returned) {
        List<Mutation> mutations = mirror.effect(method, arguments, returned).mutations();
        assertThat(mutations).hasSize(1);
        return mutations.get(0);
    }

    @Test
    void a_mutation_is_the_state_that_a_write_leaves_behind() {
        Event event = event("7", 7).titled("then");
        Mutation put = mutation(Events.method(mirror.plan(), "save"), new Object[] {event}, event);
        Mutation delete = mutation(Events.method(mirror.plan(), "deleteById"), new Object[] {"7"}, 1L);
        event.setTitle("now");

        assertThat(put).isNotNull();
        assertThat(put.isDelete()).isFalse();
        assertThat(put.key()).containsExactly(java.util.Map.entry("id", AttributeValue.fromS("7")));
        Version version = mirror.clock().next();
        assertThat(mirror.apply(put, version)).extracting(Replaced::isDone).isEqualTo(true);
        assertThat(mirror.apply(put, version)).extracting(Replaced::isDone).isEqualTo(false);
        Event written = dao.findById("7");
        assertThat(written).isNotNull().extracting(Event::getTitle).isEqualTo("then");

        assertThat(delete).isNotNull();
        assertThat(delete.isDelete()).isTrue();
        assertThat(delete.key()).isEqualTo(put.key());
        mirror.apply(delete, mirror.clock().next());
        assertThat(dao.findById("7")).isNull();
    }

    @Test
    void an_id_that_mongo_made_is_taken_from_what_the_method_returned() {
        Event without = event(null, 1);

        Mutation byKey = mutation(Events.method(mirror.plan(), "add"), new Object[] {without}, "told");
        Mutation byEntity = mutation(Events.method(mirror.plan(), "save"), new Object[] {without}, event("saved", 1));
        Mutation byOptional = mutation(
                Events.method(mirror.plan(), "insertIt"), new Object[] {without}, Optional.of(event("found", 1)));

        assertThat(byKey).isNotNull();
        assertThat(byKey.key()).containsEntry("id", AttributeValue.fromS("told"));
        assertThat(byEntity).isNotNull();
        assertThat(byEntity.key()).containsEntry("id", AttributeValue.fromS("saved"));
        assertThat(byOptional).isNotNull();
        assertThat(byOptional.key()).containsEntry("id", AttributeValue.fromS("found"));
        assertThatThrownBy(
                        () -> mirror.effect(Events.method(mirror.plan(), "store"), new Object[] {event(null, 1)}, true))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void a_write_that_returned_false_and_a_read_leave_nothing_behind() {
        assertThat(mirror.effect(Events.method(mirror.plan(), "store"), new Object[] {event("1", 1)}, false)
                        .mutations())
                .isEmpty();
        assertThat(mirror.effect(Events.method(mirror.plan(), "findById"), new Object[] {"1"}, null)
                        .mutations())
                .isEmpty();
    }

    @Test
    void the_key_of_a_write_is_known_before_it_where_the_entity_has_one() {
        assertThat(mirror.keysOf(Events.method(mirror.plan(), "save"), new Object[] {event("1", 1)}))
                .containsExactly(java.util.Map.of("id", AttributeValue.fromS("1")));
        assertThat(mirror.keysOf(Events.method(mirror.plan(), "save"), new Object[] {event(null, 1)}))
                .isEmpty();
    }

    @Test
    void object_ids_differ_and_rise() {
        String first = NewIds.objectId();
        String second = NewIds.objectId();

        assertThat(first).hasSize(24).isNotEqualTo(second);
        assertThat(first.substring(8, 18)).isEqualTo(second.substring(8, 18));
    }

    @Test
    void a_mirror_needs_nothing_of_an_implementation() {
        assertThat(EventDao.class.isInstance(
                        new DaoMirror(Events.plan(LocalDynamo.newTableName()), LocalDynamo.store()).dao()))
                .isTrue();
    }
}
