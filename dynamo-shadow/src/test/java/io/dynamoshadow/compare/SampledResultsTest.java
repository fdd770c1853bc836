package io.dynamoshadow.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import io.dynamoshadow.Events;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Query;
import io.dynamoshadow.operation.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Results of so many rows that they are not kept. */
final class SampledResultsTest {
    private static final int MOST = 1_000;
    private static final int ROWS = 5_000;

    private final DaoPlan plan = Events.plan("events");
    private final PlannedMethod method = Events.method(plan, "findEventsByAccount");

    private static List<Event> events(int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new Event("event-" + i, "acc-1", "2026-11-22T20:40:00Z").titled("title " + i));
        }
        Collections.shuffle(events, new Random(7));
        return events;
    }

    private FrozenResult frozen(List<Event> events) {
        return FrozenResult.of(events, method.result(), plan.items(), MOST);
    }

    private List<Difference> compare(List<Event> mongo, List<Event> dynamo) {
        return new ResultComparison(plan.items(), method, ComparisonRules.of(plan.settings(), null))
                .compare(frozen(mongo), frozen(dynamo), null);
    }

    @Test
    void the_same_rows_in_another_order_are_the_same_and_few_of_them_are_kept() {
        FrozenResult frozen = frozen(events(ROWS));

        assertThat(frozen.rows()).isEmpty();
        assertThat(frozen.count()).isEqualTo(ROWS);
        assertThat(compare(events(ROWS), events(ROWS))).isEmpty();
        List<Event> sorted = events(ROWS);
        sorted.sort(java.util.Comparator.comparing(Event::getId));
        assertThat(compare(events(ROWS), sorted)).isEmpty();
    }

    @Test
    void each_row_of_the_sample_is_compared() {
        List<Event> changed = events(ROWS);
        changed.forEach(event -> event.titled("another"));

        List<Difference> differences = compare(events(ROWS), changed);

        assertThat(differences).hasSize(MOST / 10).allSatisfy(each -> {
            assertThat(each.kind()).isEqualTo(Difference.Kind.VALUE);
            assertThat(each.path()).isEqualTo("title");
        });
    }

    @Test
    void one_row_that_is_missing_is_noticed_though_it_is_of_no_sample() {
        List<Event> less = events(ROWS);
        Event gone = less.remove(17);
        List<Difference> differences = compare(events(ROWS), less);
        assertThat(differences).anySatisfy(each -> assertThat(each.kind()).isEqualTo(Difference.Kind.COUNT));

        less.add(new Event("event-x", "acc-1", "2026-11-22T20:40:00Z").titled("in its place"));
        assertThat(compare(events(ROWS), less))
                .as("%s is missing and another is there", gone.getId())
                .isNotEmpty();
    }

    @Test
    void a_row_is_not_said_to_be_missing_since_the_other_sample_ends_before_it() {
        for (int more = 1; more <= 300; more += 23) {
            List<Difference> differences = compare(events(ROWS), events(ROWS + more));

            assertThat(differences).noneMatch(each -> each.kind() == Difference.Kind.MISSING_IN_DYNAMO);
            assertThat(differences).anyMatch(each -> each.kind() == Difference.Kind.COUNT);
        }
    }

    @Test
    void a_large_and_a_small_result_are_compared_as_large_ones() {
        List<Difference> differences = compare(events(MOST + 1), events(MOST - 1));

        assertThat(differences).anyMatch(each -> each.kind() == Difference.Kind.COUNT);
        assertThat(differences)
                .noneMatch(each ->
                        each.kind() == Difference.Kind.MISSING_IN_MONGO || each.kind() == Difference.Kind.VALUE);
    }

    @Test
    void where_a_limit_cuts_only_what_both_have_is_compared() {
        Rows limited = ((Query) method.operation()).rows(new Object[] {"acc-1", Instant.EPOCH, ROWS});
        List<Event> less = events(ROWS + 1_000);
        less.removeIf(event -> event.getId().endsWith("7"));

        List<Difference> differences = new ResultComparison(
                        plan.items(), method, ComparisonRules.of(plan.settings(), null))
                .compare(frozen(events(ROWS)), frozen(less.subList(0, ROWS - 1)), limited);

        assertThat(differences)
                .as("Mongo had no room for more, and may have had what DynamoDB has")
                .extracting(Difference::kind)
                .containsOnly(Difference.Kind.COUNT);
    }
}
