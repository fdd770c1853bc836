package io.dynamoshadow.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import com.acme.events.EventDao;
import io.dynamoshadow.Events;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ComparisonRulesTest {
    private static Event event(Consumer<Event> change) {
        Event event = new Event("1", "acc-1", "2026-11-22T20:40:00Z").titled("a title");
        change.accept(event);
        return event;
    }

    private static DaoPlan plan(String... settings) {
        return Events.plan("events", settings);
    }

    private static List<String> compare(DaoPlan plan, FrozenResult mongo, FrozenResult dynamo) {
        PlannedMethod method = Events.method(plan, "findEventById");
        return new ResultComparison(
                        plan.items(), method, ComparisonRules.of(plan.settings(), EventDao.class.getClassLoader()))
                .compare(mongo, dynamo, null).stream()
                        .map(each -> each.kind() + " " + each.path())
                        .toList();
    }

    private static FrozenResult frozen(DaoPlan plan, @Nullable Object result) {
        return FrozenResult.of(result, Events.method(plan, "findEventById").result(), plan.items(), 1_000);
    }

    private static List<String> compare(DaoPlan plan, Event mongo, Event dynamo) {
        return compare(plan, frozen(plan, mongo), frozen(plan, dynamo));
    }

    @Test
    void what_is_ignored_is_not_looked_at_and_all_else_is() {
        Event mongo = event(each -> each.getPayload().putAll(Map.of("etag", "a", "size", 1)));
        Event dynamo = event(each -> {
            each.getPayload().putAll(Map.of("etag", "b", "size", 2));
            each.titled("another");
        });

        assertThat(compare(plan(), mongo, dynamo))
                .containsExactlyInAnyOrder("value title", "value payload.etag", "value payload.size");
        assertThat(compare(plan("dao.events.diff.ignore = payload.etag, title"), mongo, dynamo))
                .containsExactly("value payload.size");
        assertThat(compare(plan("dao.events.diff.ignore = **.etag, titl*"), mongo, dynamo))
                .containsExactly("value payload.size");
        assertThat(compare(plan("dao.events.diff.ignore = payload"), mongo, dynamo))
                .containsExactly("value title");
    }

    @Test
    void what_is_ignored_in_an_element_of_a_set_makes_no_other_element_of_it() {
        Event mongo = event(each -> each.getTags().add("a"));
        Event dynamo = event(each -> each.getTags().add("b"));

        assertThat(compare(plan("dao.events.diff.ignore = tags[*]"), mongo, dynamo))
                .isEmpty();
        assertThat(compare(plan("dao.events.diff.ignore = title"), mongo, dynamo))
                .containsExactly("value tags");
    }

    @Test
    void numbers_and_moments_may_be_as_far_apart_as_is_tolerated() {
        Event mongo = event(each -> each.getPayload().put("price", 10.0));
        Event dynamo = event(each -> {
            each.getPayload().put("price", 10.01);
            each.setCreatedAt(Instant.parse("2026-11-22T20:40:01.500Z"));
        });
        String key = "dao.events.index.by-title = title";

        assertThat(compare(plan(key), mongo, dynamo))
                .containsExactlyInAnyOrder("value payload.price", "value createdAt");
        assertThat(compare(
                        plan(
                                key,
                                "dao.events.diff.tolerance.payload.* = 0.011",
                                "dao.events.diff.tolerance.createdAt = 1500 ms"),
                        mongo,
                        dynamo))
                .isEmpty();
        assertThat(compare(
                        plan(
                                key,
                                "dao.events.diff.tolerance.payload.price = 0.0099",
                                "dao.events.diff.tolerance.createdAt = 1s"),
                        mongo,
                        dynamo))
                .containsExactlyInAnyOrder("value payload.price", "value createdAt");
    }

    @Test
    void null_missing_and_empty_are_what_the_settings_say() {
        Event empty = event(each -> each.getPayload().put("note", ""));
        Event nothing = event(each -> each.getPayload().put("note", null));
        Event missing = event(each -> {});

        assertThat(compare(plan(), nothing, missing)).containsExactly("value payload.note");
        assertThat(compare(plan(), empty, missing)).containsExactly("value payload.note");
        String asNull = "dao.events.diff.absent = null";
        assertThat(compare(plan(asNull), nothing, missing)).isEmpty();
        assertThat(compare(plan(asNull), empty, nothing)).containsExactly("value payload.note");
        String asEmpty = "dao.events.diff.absent = empty";
        assertThat(compare(plan(asEmpty), empty, missing)).isEmpty();
        assertThat(compare(plan(asEmpty), empty, nothing)).isEmpty();
        assertThat(compare(plan(asEmpty), event(each -> each.getPayload().put("note", "x")), missing))
                .containsExactly("value payload.note");
    }

    /** Of the application. */
    public static final class LowerCaseTitles implements UnaryOperator<Event> {
        @Override
        public Event apply(Event event) {
            return event.titled(event.getTitle().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void a_normalizer_of_the_applications_makes_results_comparable_and_changes_neither() {
        DaoPlan plan = plan("dao.events.diff.normalizer = " + LowerCaseTitles.class.getName());
        Event mongo = event(each -> each.titled("A Title"));

        assertThat(compare(plan, mongo, event(each -> {}))).isEmpty();
        assertThat(compare(plan, mongo, event(each -> each.titled("other")))).containsExactly("value title");
        assertThat(mongo.getTitle()).isEqualTo("A Title");
    }

    @Test
    void a_class_that_is_no_normalizer_is_refused_with_its_line() {
        for (String wrong : List.of("java.lang.String", "com.acme.None", UnaryOperator.class.getName())) {
            DaoPlan plan = plan("dao.events.diff.normalizer = " + wrong);
            assertThatThrownBy(() -> ComparisonRules.of(plan.settings(), EventDao.class.getClassLoader()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("dao.events.diff.normalizer: " + wrong);
        }
    }

    @Test
    void wrong_paths_and_tolerances_are_refused_all_at_once() {
        assertThatThrownBy(() -> plan(
                        "dao.events.diff.ignore = title..x, tags[x], ok",
                        "dao.events.diff.tolerance.price = much",
                        "dao.events.diff.absent = maybe",
                        "dao.events.diff.ignored = title"))
                .hasMessageContaining("\"title..x\" is no path into an entity")
                .hasMessageContaining("\"tags[x]\" is no path into an entity")
                .hasMessageContaining("\"much\" is no tolerance of a path")
                .hasMessageContaining("\"maybe\" is none of strict, null, empty")
                .hasMessageContaining("Did you mean dao.events.diff.ignore?");
    }

    @Test
    void failures_are_the_same_where_they_are_of_one_kind_and_who_finds_nothing_may_say_so_by_throwing() {
        DaoPlan plan = plan();
        FrozenResult notFound = FrozenResult.failed(FailureCategory.of(new NoSuchElementException("no event 1")));
        FrozenResult unreadable = FrozenResult.failed(FailureCategory.UNREADABLE);
        FrozenResult there = frozen(plan, event(each -> {}));

        assertThat(compare(plan, notFound, frozen(plan, null))).isEmpty();
        assertThat(compare(plan, frozen(plan, null), notFound)).isEmpty();
        assertThat(compare(plan, unreadable, unreadable)).isEmpty();
        assertThat(compare(plan, notFound, there)).containsExactly("error ");
        assertThat(compare(plan, there, unreadable)).containsExactly("error ");
        assertThat(compare(plan, notFound, unreadable)).containsExactly("error ");
    }

    private static final class EventNotFoundException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final class MongoTimeoutException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void failures_are_told_apart_by_their_names_and_those_of_their_causes() {
        assertThat(FailureCategory.of(new EventNotFoundException())).isEqualTo(FailureCategory.NOT_FOUND);
        assertThat(FailureCategory.of(new RuntimeException("while loading", new MongoTimeoutException())))
                .isEqualTo(FailureCategory.UNAVAILABLE);
        assertThat(FailureCategory.of(new IllegalArgumentException())).isEqualTo(FailureCategory.INVALID);
        assertThat(FailureCategory.of(new IllegalStateException())).isEqualTo(FailureCategory.OTHER);
    }

    private static final class ServerException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void there_is_none_where_the_application_says_so_itself_and_of_this_entity() {
        DaoPlan plan = plan();
        com.acme.events.EventNotFoundException said = new com.acme.events.EventNotFoundException("1");

        assertThat(Absence.isSaidBy(said, plan)).isTrue();
        assertThat(Absence.isSaidBy(said.because(new NoSuchElementException()), plan))
                .isTrue();
        assertThat(Absence.isSaidBy(
                        new com.acme.events.EventNotFoundException("1").because(new ServerException()), plan))
                .isFalse();
        assertThat(Absence.isSaidBy(new com.acme.events.EventNotFoundException.OfTenant(), plan))
                .isFalse();
        assertThat(Absence.isSaidBy(new EventNotFoundException(), plan)).isFalse();
        assertThat(Absence.isSaidBy(new NoSuchElementException(), plan)).isFalse();
        assertThat(Absence.isSaidBy(new ClassNotFoundException(), plan)).isFalse();
        assertThat(Absence.isSaidBy(new com.acme.events.DuplicateEventException("1"), plan))
                .isFalse();
        assertThat(Absence.isSaidBy(new RuntimeException(said), plan)).isFalse();
    }
}
