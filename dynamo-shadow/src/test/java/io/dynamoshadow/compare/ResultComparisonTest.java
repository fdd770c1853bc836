package io.dynamoshadow.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import com.acme.samples.Circle;
import com.acme.samples.Drawing;
import com.acme.samples.Drawing.Signed;
import io.dynamoshadow.Events;
import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.compare.Difference.Kind;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Planner;
import io.dynamoshadow.operation.Query;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.operation.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ResultComparisonTest {
    interface EventDao {
        @Nullable
        Event findById(String id);

        Optional<Event> readById(String id);

        List<Event> findByAccountIdOrderByCreatedAt(String account);

        List<Event> findTop2ByAccountIdOrderByCreatedAt(String account);

        List<Event> findTop3ByAccountIdOrderByCreatedAt(String account);

        Set<Event> getByAccountId(String account);

        Event[] queryByAccountId(String account);

        Iterable<Event> searchByAccountId(String account);

        long countByAccountId(String account);

        boolean existsById(String id);

        void delete(Event event);
    }

    interface DrawingDao {
        Drawing findById(String id);
    }

    private final DaoPlan events = Planner.plan(
            Events.settingsOf("events", "dao.events.key = id", "dao.events.index.by-account = accountId, createdAt"),
            EventDao.class,
            ParameterNames.none());
    private final DaoPlan drawings =
            Planner.plan(Events.settingsOf("drawings", "dao.events.key = id"), DrawingDao.class, ParameterNames.none());

    private static Event event(String id, int second) {
        return new Event(id, "acc-1", "2026-11-22T20:40:0" + second + "Z");
    }

    private List<Difference> compare(String method, @Nullable Object mongo, @Nullable Object dynamo) {
        return compare(events, method, mongo, dynamo);
    }

    private static List<Difference> compare(
            DaoPlan plan, String name, @Nullable Object mongo, @Nullable Object dynamo) {
        PlannedMethod method = Events.method(plan, name);
        return new ResultComparison(plan.items(), method, ComparisonRules.of(plan.settings(), null))
                .compare(
                        FrozenResult.of(mongo, method.result(), plan.items(), 1_000),
                        FrozenResult.of(dynamo, method.result(), plan.items(), 1_000),
                        rows(method));
    }

    /** What a call asks for; null where the method is no query. */
    private static @Nullable Rows rows(PlannedMethod method) {
        if (!(method.operation() instanceof Query query)) {
            return null;
        }
        Class<?>[] types = method.method().method().getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == String.class ? "acc-1" : Instant.EPOCH;
        }
        return query.rows(arguments);
    }

    /** As {@code value title}, with the key where there is one. */
    private List<String> texts(String method, @Nullable Object mongo, @Nullable Object dynamo) {
        return texts(compare(method, mongo, dynamo));
    }

    private static List<String> texts(List<Difference> differences) {
        return differences.stream()
                .map(each -> (each.kind() + " " + ValueText.ofKey(each.key()) + " " + each.path())
                        .replaceAll(" +", " ")
                        .trim())
                .toList();
    }

    private static List<String> drawing(Consumer<Drawing> mongo, Consumer<Drawing> dynamo, DaoPlan plan) {
        Drawing one = new Drawing("1");
        Drawing other = new Drawing("1");
        mongo.accept(one);
        dynamo.accept(other);
        return compare(plan, "findById", one, other).stream()
                .map(each -> each.kind() + " " + each.path())
                .toList();
    }

    @Test
    void equal_results_do_not_differ() {
        assertThat(texts("findById", event("1", 1), event("1", 1))).isEmpty();
        assertThat(texts("findById", null, null)).isEmpty();
        assertThat(texts("readById", Optional.of(event("1", 1)), Optional.of(event("1", 1))))
                .isEmpty();
        assertThat(texts("readById", Optional.empty(), null)).isEmpty();
        assertThat(texts("countByAccountId", 5L, 5L)).isEmpty();
        assertThat(texts("existsById", true, true)).isEmpty();
        assertThat(texts("queryByAccountId", new Event[] {event("1", 1)}, new Event[] {event("1", 1)}))
                .isEmpty();
    }

    @Test
    void an_entity_that_only_one_side_has_is_missing_in_the_other() {
        assertThat(texts("findById", event("1", 1), null)).containsExactly("missing-in-dynamo \"1\"");
        assertThat(texts("readById", Optional.empty(), Optional.of(event("1", 1))))
                .containsExactly("missing-in-mongo \"1\"");
        assertThat(texts(
                        "findByAccountIdOrderByCreatedAt",
                        List.of(event("1", 1), event("2", 2)),
                        List.of(event("2", 2), event("3", 3))))
                .containsExactly("missing-in-dynamo \"1\"", "missing-in-mongo \"3\"");
    }

    @Test
    void a_property_that_differs_is_named_with_both_values() {
        List<Difference> found =
                compare("findById", event("1", 1).titled("mongo"), event("1", 1).titled("dynamo"));

        assertThat(texts(found)).containsExactly("value \"1\" title");
        assertThat(found.get(0).mongo()).isEqualTo(AttributeValue.fromS("mongo"));
        assertThat(found.get(0).dynamo()).isEqualTo(AttributeValue.fromS("dynamo"));
        assertThat(texts("findById", event("1", 1).titled(null), event("1", 1).titled("")))
                .containsExactly("value \"1\" title");
    }

    @Test
    void counts_and_booleans_are_compared_as_such() {
        assertThat(texts("countByAccountId", 5L, 6L)).containsExactly("count");
        assertThat(texts("existsById", true, false)).containsExactly("value");
    }

    @Test
    void rows_that_come_twice_are_a_difference_of_count() {
        assertThat(texts(
                        "findByAccountIdOrderByCreatedAt",
                        List.of(event("1", 1), event("1", 1)),
                        List.of(event("1", 1))))
                .containsExactly("count");
    }

    @Test
    void the_order_that_counts_is_the_order_of_the_sort_key() {
        List<Event> ascending = List.of(event("1", 1), event("2", 2), event("3", 3));
        List<Event> descending = List.of(event("3", 3), event("2", 2), event("1", 1));

        assertThat(texts("findByAccountIdOrderByCreatedAt", ascending, descending))
                .containsExactly("order [0]");
        assertThat(texts("getByAccountId", new LinkedHashSet<>(ascending), new LinkedHashSet<>(descending)))
                .isEmpty();
    }

    @Test
    void rows_that_tie_may_come_either_way() {
        assertThat(texts(
                        "findByAccountIdOrderByCreatedAt",
                        List.of(event("1", 1), event("2", 2), event("3", 2)),
                        List.of(event("1", 1), event("3", 2), event("2", 2))))
                .isEmpty();
    }

    @Test
    void where_a_limit_cuts_through_a_tie_either_row_may_be_left_out() {
        List<Event> mongo = List.of(event("1", 1), event("2", 2));
        List<Event> dynamo = List.of(event("1", 1), event("3", 2));

        assertThat(texts("findTop2ByAccountIdOrderByCreatedAt", mongo, dynamo)).isEmpty();
        assertThat(texts("findTop3ByAccountIdOrderByCreatedAt", mongo, dynamo)).hasSize(2);
        assertThat(texts("findByAccountIdOrderByCreatedAt", mongo, dynamo)).hasSize(2);
    }

    @Test
    void a_row_before_the_cut_must_be_there() {
        assertThat(texts(
                        "findTop3ByAccountIdOrderByCreatedAt",
                        List.of(event("1", 1), event("2", 2), event("4", 4)),
                        List.of(event("1", 1), event("3", 3), event("5", 4))))
                .containsExactly("missing-in-dynamo \"2\"", "missing-in-mongo \"3\"");
    }

    @Test
    void sets_are_compared_without_order_and_lists_with() {
        assertThat(drawing(d -> d.tags.addAll(List.of("a", "b")), d -> d.tags.addAll(List.of("b", "a")), drawings))
                .isEmpty();
        assertThat(drawing(d -> d.tags.add("a"), d -> d.tags.add("b"), drawings))
                .containsExactly("value tags");
        assertThat(drawing(
                        d -> d.shapes.addAll(List.of(new Circle(1), new Circle(2))),
                        d -> d.shapes.addAll(List.of(new Circle(2), new Circle(1))),
                        drawings))
                .containsExactly("value shapes[0].radius", "value shapes[1].radius");
    }

    @Test
    void a_set_tells_only_what_one_side_alone_has() {
        Drawing one = new Drawing("1");
        Drawing other = new Drawing("1");
        one.tags.addAll(List.of("both", "mongo"));
        other.tags.addAll(List.of("dynamo", "both"));

        Difference difference = compare(drawings, "findById", one, other).get(0);

        assertThat(difference.mongo()).isEqualTo(AttributeValue.fromL(List.of(AttributeValue.fromS("mongo"))));
        assertThat(difference.dynamo()).isEqualTo(AttributeValue.fromL(List.of(AttributeValue.fromS("dynamo"))));
    }

    @Test
    void numbers_are_compared_by_value() {
        assertThat(drawing(d -> d.price = new BigDecimal("1.50"), d -> d.price = new BigDecimal("1.5"), drawings))
                .isEmpty();
        assertThat(drawing(d -> d.price = BigDecimal.TEN, d -> d.price = BigDecimal.ONE, drawings))
                .containsExactly("value price");
    }

    @Test
    void instants_are_compared_to_the_millisecond() {
        Event precise = event("1", 1);
        precise.setCreatedAt(Instant.parse("2026-11-22T20:40:01.000999Z"));

        assertThat(texts("findById", precise, event("1", 1))).isEmpty();
    }

    @Test
    void paths_lead_into_objects_maps_and_lists() {
        assertThat(drawing(
                        d -> d.extra.put("a", Map.of("b", List.of(1, 2))),
                        d -> d.extra.put("a", Map.of("b", List.of(1, 3))),
                        drawings))
                .containsExactly("value extra.a.b[1]");
        assertThat(drawing(
                        d -> {
                            d.parent = new Drawing("p");
                            d.parent.tags.add("x");
                        },
                        d -> d.parent = new Drawing("p"),
                        drawings))
                .containsExactly("value parent.tags");
        assertThat(drawing(d -> d.extra.put("gone", 1), d -> {}, drawings)).containsExactly("value extra.gone");
        assertThat(drawing(d -> d.shapes.add(new Circle(1)), d -> {}, drawings)).containsExactly("value shapes[0]");
    }

    @Test
    void values_of_an_abstract_type_are_compared_as_what_they_are() {
        assertThat(drawing(
                        d -> d.shapes.add(new Circle(1, "red", "blue")),
                        d -> d.shapes.add(new Circle(1, "blue", "red")),
                        drawings))
                .isEmpty();
        assertThat(drawing(d -> d.shapes.add(new Circle(1, "red")), d -> d.shapes.add(new Circle(1, "blue")), drawings))
                .containsExactly("value shapes[0].colours");
    }

    @Test
    void an_entity_of_another_class_differs() {
        assertThat(compare(drawings, "findById", new Signed("1", "Klee"), new Drawing("1")).stream()
                        .map(Difference::path))
                .containsExactlyInAnyOrder("signature", "_class");
    }

    @Test
    void optionals_are_compared_by_what_is_in_them() {
        assertThat(drawing(d -> d.note = Optional.of("x"), d -> d.note = Optional.empty(), drawings))
                .containsExactly("value note");
    }

    @Test
    void a_path_has_the_property_s_name_and_not_the_attribute_s() {
        DaoPlan renamed = Planner.plan(
                Events.settingsOf("drawings", "dao.events.key = id", "dao.events.attribute.owner = o"),
                DrawingDao.class,
                ParameterNames.none());

        assertThat(drawing(d -> d.owner = "Ada", d -> d.owner = "Eve", renamed)).containsExactly("value owner");
    }

    @Test
    void a_frozen_result_shares_nothing_with_the_application_s_objects() {
        PlannedMethod method = Events.method(events, "findByAccountIdOrderByCreatedAt");
        Event event = event("1", 1).titled("then");
        List<Event> list = Arrays.asList(event, null);

        FrozenResult frozen = FrozenResult.of(list, method.result(), events.items(), 1_000);
        event.setTitle("now");
        list.set(0, null);

        assertThat(frozen.rows()).hasSize(1);
        assertThat(frozen.rows().get(0)).containsEntry("title", AttributeValue.fromS("then"));
        assertThat(frozen.scalar()).isNull();
    }

    @Test
    void what_works_later_is_not_frozen() {
        ResultShape iterable = Events.method(events, "searchByAccountId").result();
        Iterable<Event> cursor = () -> List.of(event("1", 1)).iterator();

        assertThatThrownBy(() -> FrozenResult.of(cursor, iterable, events.items(), 1_000))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("cursor");
        assertThat(FrozenResult.canFreeze(iterable)).isTrue();
        assertThat(FrozenResult.canFreeze(Events.method(events, "delete").result()))
                .isFalse();
    }

    @Test
    void kinds_have_the_names_of_logs_and_metrics() {
        assertThat(Kind.values())
                .extracting(Kind::toString)
                .containsExactly("missing-in-dynamo", "missing-in-mongo", "value", "order", "count", "error");
    }
}
