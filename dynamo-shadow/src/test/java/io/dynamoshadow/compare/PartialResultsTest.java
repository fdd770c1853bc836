package io.dynamoshadow.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import io.dynamoshadow.Events;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Planner;
import io.dynamoshadow.operation.Query;
import io.dynamoshadow.operation.ResultShape;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.SliceImpl;
import org.springframework.data.domain.Sort;

/** Results of which a limit, a page or their kind leaves something out. */
final class PartialResultsTest {
    interface EventDao {
        Page<Event> findByAccountId(String accountId, Pageable page);

        Slice<Event> searchByAccountId(String accountId, Pageable page);

        List<Event> findTop2ByAccountId(String accountId);

        List<Event> findByAccountIdOrderByCreatedAt(String accountId, Pageable page);

        List<String> findIdsByAccountId(String accountId);

        List<String> findIdsByAccountIdOrderByCreatedAt(String accountId, Pageable page);
    }

    private static final Sort BY_TIME = Sort.by("createdAt");
    private static final Pageable FIRST = PageRequest.of(0, 2, BY_TIME);
    private static final Pageable SECOND = PageRequest.of(1, 2, BY_TIME);
    private static final Pageable SECOND_OF_ANY = PageRequest.of(1, 2);

    private final DaoPlan plan = Planner.plan(
            Events.settingsOf(
                    "events",
                    "dao.events.key = id",
                    "dao.events.index.by-account = accountId, createdAt",
                    "dao.events.method.findIdsByAccountId = query(accountId = $0)",
                    "dao.events.method.findIdsByAccountIdOrderByCreatedAt"
                            + " = query(accountId = $0) index by-account asc limit $1"),
            EventDao.class,
            ParameterNames.none());

    private static Event event(String id, int second) {
        return new Event(id, "acc-1", "2026-11-22T20:40:0" + second + "Z");
    }

    private static Page<Event> page(Pageable pageable, long total, Event... events) {
        return new PageImpl<>(List.of(events), pageable, total);
    }

    private static Slice<Event> slice(boolean more, Event... events) {
        return new SliceImpl<>(List.of(events), FIRST, more);
    }

    /** As {@code value title}, with the key where there is one. */
    private List<String> texts(String name, Object mongo, Object dynamo, @Nullable Object... more) {
        PlannedMethod method = Events.method(plan, name);
        @Nullable Object[] arguments = new @Nullable Object[more.length + 1];
        arguments[0] = "acc-1";
        System.arraycopy(more, 0, arguments, 1, more.length);
        assertThat(method.operation()).isInstanceOf(Query.class);
        return new ResultComparison(plan.items(), method, ComparisonRules.of(plan.settings(), null))
                        .compare(
                                FrozenResult.of(mongo, method.result(), plan.items(), 1_000),
                                FrozenResult.of(dynamo, method.result(), plan.items(), 1_000),
                                ((Query) method.operation()).rows(arguments))
                        .stream()
                        .map(each -> (each.kind() + " " + ValueText.ofKey(each.key())).trim())
                        .toList();
    }

    @Test
    void pages_of_the_same_entities_and_the_same_total_are_equal() {
        assertThat(texts(
                        "findByAccountId",
                        page(FIRST, 5, event("1", 1), event("2", 2)),
                        page(FIRST, 5, event("1", 1), event("2", 2)),
                        FIRST))
                .isEmpty();
    }

    @Test
    void pages_whose_totals_differ_differ_in_their_count() {
        assertThat(texts(
                        "findByAccountId",
                        page(FIRST, 5, event("1", 1), event("2", 2)),
                        page(FIRST, 6, event("1", 1), event("2", 2)),
                        FIRST))
                .containsExactly("count");
    }

    @Test
    void an_entity_that_is_missing_is_told_before_the_total_is() {
        assertThat(texts(
                        "findByAccountId",
                        page(FIRST, 2, event("1", 1), event("2", 2)),
                        page(FIRST, 1, event("1", 1)),
                        FIRST))
                .containsExactly("missing-in-dynamo \"2\"");
    }

    @Test
    void slices_of_which_only_one_is_the_last_differ_in_their_count() {
        assertThat(texts("searchByAccountId", slice(true, event("1", 1)), slice(true, event("1", 1)), FIRST))
                .isEmpty();
        assertThat(texts("searchByAccountId", slice(true, event("1", 1)), slice(false, event("1", 1)), FIRST))
                .containsExactly("count");
    }

    @Test
    void where_a_page_begins_within_a_tie_either_row_may_have_been_on_the_page_before() {
        assertThat(texts(
                        "findByAccountId",
                        page(SECOND, 9, event("2", 1), event("5", 5)),
                        page(SECOND, 9, event("3", 1), event("5", 5)),
                        SECOND))
                .isEmpty();
    }

    @Test
    void no_page_comes_before_the_first() {
        assertThat(texts(
                        "findByAccountId",
                        page(FIRST, 9, event("2", 1), event("5", 5)),
                        page(FIRST, 9, event("3", 1), event("5", 5)),
                        FIRST))
                .containsExactly("missing-in-dynamo \"2\"", "missing-in-mongo \"3\"");
    }

    @Test
    void a_row_within_the_page_must_be_there() {
        List<Event> mongo = List.of(event("1", 1), event("2", 2), event("3", 3));
        List<Event> dynamo = List.of(event("1", 1), event("9", 2), event("3", 3));
        Pageable three = PageRequest.of(1, 3, BY_TIME);

        assertThat(texts("findByAccountIdOrderByCreatedAt", mongo, dynamo, three))
                .containsExactly("missing-in-dynamo \"2\"", "missing-in-mongo \"9\"");
    }

    @Test
    void what_comes_before_the_others_page_may_be_on_the_one_before() {
        assertThat(texts(
                        "findByAccountId",
                        page(SECOND, 9, event("2", 1), event("5", 5)),
                        page(SECOND, 9, event("3", 3), event("5", 5)),
                        SECOND))
                .containsExactly("missing-in-mongo \"3\"");
    }

    @Test
    void a_limit_without_an_order_may_leave_any_rows() {
        assertThat(texts(
                        "findTop2ByAccountId",
                        List.of(event("1", 1), event("2", 2)),
                        List.of(event("3", 3), event("4", 4))))
                .isEmpty();
    }

    @Test
    void a_limit_that_leaves_nothing_out_excuses_nothing() {
        assertThat(texts("findTop2ByAccountId", List.of(event("1", 1)), List.of(event("2", 2))))
                .containsExactly("missing-in-dynamo \"1\"", "missing-in-mongo \"2\"");
        assertThat(texts("findTop2ByAccountId", List.of(event("1", 1), event("2", 2)), List.of(event("1", 1))))
                .containsExactly("missing-in-dynamo \"2\"");
    }

    @Test
    void rows_that_both_have_are_compared_whatever_the_limit_left() {
        assertThat(texts(
                        "findTop2ByAccountId",
                        List.of(event("1", 1).titled("a"), event("2", 2)),
                        List.of(event("1", 1).titled("b"), event("3", 3))))
                .containsExactly("value \"1\"");
    }

    @Test
    void a_later_page_without_an_order_may_have_any_rows() {
        assertThat(texts(
                        "findByAccountId",
                        page(SECOND_OF_ANY, 3, event("3", 3)),
                        page(SECOND_OF_ANY, 3, event("1", 1)),
                        SECOND_OF_ANY))
                .isEmpty();
    }

    @Test
    void keys_are_compared_as_rows_of_which_nothing_else_is_known() {
        assertThat(Events.method(plan, "findIdsByAccountId").result().kind()).isEqualTo(ResultShape.Kind.KEYS);
        assertThat(texts("findIdsByAccountId", List.of("1", "2"), List.of("2", "1")))
                .isEmpty();
        assertThat(texts("findIdsByAccountId", List.of("1", "2"), List.of("2", "3")))
                .containsExactly("missing-in-dynamo \"1\"", "missing-in-mongo \"3\"");
        assertThat(texts("findIdsByAccountId", List.of("1", "1"), List.of("1"))).containsExactly("count");
    }

    @Test
    void of_keys_that_a_limit_leaves_nobody_knows_which_tie() {
        assertThat(texts("findIdsByAccountIdOrderByCreatedAt", List.of("1", "2"), List.of("1", "2"), FIRST))
                .isEmpty();
        assertThat(texts("findIdsByAccountIdOrderByCreatedAt", List.of("1", "2"), List.of("8", "9"), FIRST))
                .isEmpty();
        assertThat(texts("findIdsByAccountIdOrderByCreatedAt", List.of("1", "2"), List.of("9"), FIRST))
                .as("DynamoDB has room for more, and Mongo has none")
                .containsExactly("missing-in-dynamo \"1\"", "missing-in-dynamo \"2\"");
    }

    @Test
    void a_row_that_takes_the_place_of_a_missing_one_is_missing_nowhere() {
        assertThat(texts(
                        "findByAccountId",
                        page(FIRST, 9, event("1", 1), event("2", 2)),
                        page(FIRST, 9, event("2", 2), event("3", 3)),
                        FIRST))
                .containsExactly("missing-in-dynamo \"1\"");
        assertThat(texts(
                        "findByAccountId",
                        page(FIRST, 9, event("2", 2), event("3", 3)),
                        page(FIRST, 9, event("1", 1), event("2", 2)),
                        FIRST))
                .containsExactly("missing-in-mongo \"1\"");
        assertThat(texts(
                        "findByAccountId",
                        page(FIRST, 9, event("1", 1), event("2", 2)),
                        page(FIRST, 9, event("7", 7)),
                        FIRST))
                .as("Mongo has no room for it, and DynamoDB would have had some")
                .containsExactly("missing-in-dynamo \"1\"", "missing-in-dynamo \"2\"");
    }

    @Test
    void what_is_missing_on_an_earlier_page_is_told_of_no_row_of_this_one() {
        assertThat(texts(
                        "findByAccountId",
                        page(SECOND, 9, event("3", 3), event("4", 4)),
                        page(SECOND, 9, event("4", 4), event("5", 5)),
                        SECOND))
                .containsExactly("missing-in-dynamo");
        assertThat(texts(
                        "findByAccountId",
                        page(SECOND, 9, event("4", 4), event("5", 5)),
                        page(SECOND, 9, event("3", 3), event("4", 4)),
                        SECOND))
                .containsExactly("missing-in-mongo");
    }
}
