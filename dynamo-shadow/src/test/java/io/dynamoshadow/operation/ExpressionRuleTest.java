package io.dynamoshadow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.Events;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
final class ExpressionRuleTest {
    private static final String DAO =
            """
            public interface Dao {
                Event one(String id, Event event);
                List<Event> many(String account, Instant since, Instant until, int max);
                void write(Event event, String id, int number);
                boolean has(String id, String account);
                long size(String account, Instant since);
                Event over(String id);
                Event over(String id, int depth);
                Event over(List<String> ids);
            }
            """;

    private Class<?> dao = Object.class;

    @BeforeAll
    void compile(@TempDir Path folder) {
        dao = Sources.compile(folder, List.of("-parameters"), DAO).load("Dao");
    }

    private DaoPlan plan(String... lines) {
        List<String> all =
                new ArrayList<>(List.of("dao.events.key = id", "dao.events.index.by-account = accountId, createdAt"));
        all.addAll(List.of(lines));
        return Planner.plan(Events.settingsOf("events", all.toArray(new String[0])), dao, ParameterNames.none());
    }

    private Operation operation(String method, String expression) {
        PlannedMethod planned = Events.method(plan("dao.events.method." + method + " = " + expression), method);
        assertThat(planned.rule()).isEqualTo("settings");
        return planned.operation();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    one   | get(id)               | get id = $id
                    one   | get($id)              | get id = $id
                    one   | get($0)               | get id = $id
                    one   | get(event)            | get id = $event.id
                    one   | get($event.id)        | get id = $event.id
                    write | put(event)            | put $event
                    write | put($0)               | put $event
                    write | put-if-absent($event) | put if absent $event
                    write | insert($event) | insert $event
                    write | delete(id)            | delete id = $id
                    write | delete(event)         | delete id = $event.id
                    write | ignore                | ignored
                    has   | exists(id)            | exists id = $id
                    has   | exists(id = $0)       | exists id = $id
                    has   | exists(accountId = $account) | exists accountId = $account on index by-account
                    has   | exists(accountId = $account) index by-account | exists accountId = $account on index by-account
                    size  | count(accountId = $account)   | count accountId = $account on index by-account
                    size  | count(accountId = $account, createdAt >= $since) index by-account | count accountId = $account, createdAt >= $since on index by-account
                    many  | query(accountId=$account,createdAt>=$since) index by-account desc limit $max | query accountId = $account, createdAt >= $since on index by-account, order by createdAt desc, limit $max
                    many  | query(accountId = $account and createdAt < $until) | query accountId = $account, createdAt < $until on index by-account
                    many  | query(accountId = $account, createdAt between $since and $until) limit 5 asc | query accountId = $account, createdAt BETWEEN $since AND $until on index by-account, order by createdAt, limit 5
                    many  | query(createdAt > $since, accountId = $account) | query accountId = $account, createdAt > $since on index by-account
                    many  | query(createdAt <= $since, accountId = $account) | query accountId = $account, createdAt <= $since on index by-account
                    many  | query(accountId = $account, createdAt begins-with $since) | query accountId = $account, createdAt begins-with $since on index by-account
                    """)
    void expressions_say_what_a_method_does(String method, String expression, String operation) {
        assertThat(operation(method, expression)).hasToString(operation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    one   | fetch(id)          | begins with "fetch", which is none of get, put, insert, put-if-absent, put-if-present, delete, query, scan, count, exists, update, refresh, ignore
                    one   | get                | ends where "(" should come
                    one   | get(               | ends where a property should come
                    one   | get(id             | ends where ")" should come
                    one   | get(id) now        | goes on with "now" after its end
                    one   | get(id, event)     | does not give get the whole key id, and nothing else
                    one   | get(uid)           | names uid, which is no argument of one; it has $id, $event
                    one   | get($2)            | names $2, which is no argument of one; it has $id, $event
                    one   | get(id; event)     | "; event)" cannot be read
                    write | put(id)            | puts $id, which is a String and no Event
                    write | put(number)        | puts $number, which is a int and no Event
                    write | put(event, id)     | has "," where ")" should be
                    many  | query($account = accountId) | has $account where a property should be
                    many  | query(account = $account)   | names account, which is no property of com.acme.events.Event; did you mean accountId?
                    many  | query(accountId ! $account) | "! $account)" cannot be read
                    many  | query(accountId != $account) | asks for what neither the key nor an index can answer: it needs one equality on each partition property
                    many  | query(accountId like $account) | compares accountId by "like"; it can be =, !=, <, <=, >, >=, between … and …, begins-with, contains, not-contains, in or not-in
                    many  | query(accountId = $account) newest | has "newest" where index, asc, desc, order by or limit could follow
                    many  | query(accountId = $account) limit $most | names $most, which is no argument of many; it has $account, $since, $until, $max
                    many  | query(accountId = $account) index by-title | names the index by-title, which there is not
                    many  | query(createdAt >= $since) | asks for what neither the key nor an index can answer: it needs one equality on each partition property
                    many  | query(id = $account) index by-account | asks for what neither the key nor the index by-account can answer: it needs one equality on each partition property
                    many  | query(accountId = $account, createdAt > $since, createdAt > $until) | asks for what neither the key nor an index can answer: it needs one equality on each partition property
                    """)
    void an_expression_that_cannot_be_read_says_where_and_what_it_could_be(
            String method, String expression, String wrong) {
        Operation operation = operation(method, expression);

        assertThat(operation).hasToString("unsupported: the expression on line 5 " + wrong);
        assertThat(((Unsupported) operation).mend())
                .isIn(
                        "dao.events.method." + method + " = …",
                        "dao.events.index.by-title = …",
                        "dao.events.index.by-id = id",
                        "dao.events.index.by-accountid-createdat = accountId, createdAt");
    }

    @Test
    void what_the_method_returns_must_fit() {
        assertThat(operation("has", "get(id)"))
                .hasToString("unsupported: it returns boolean, which get id = $id cannot give");
        assertThat(operation("one", "count(accountId = $id)")).isInstanceOf(Unsupported.class);
        assertThat(operation("size", "exists(accountId = $account)")).isInstanceOf(Unsupported.class);
        assertThat(operation("many", "put($account)")).isInstanceOf(Unsupported.class);
    }

    @Test
    void overloads_are_told_apart_by_their_types() {
        DaoPlan plan = plan(
                "dao.events.method.over(String) = get(id)",
                "dao.events.method.over(String,\\ int) = get($0)",
                "dao.events.method.over = ignore");

        assertThat(plan.methods().stream()
                        .filter(method -> method.method().name().equals("over"))
                        .map(method -> method.method().signature() + " " + method.operation()))
                .containsExactlyInAnyOrder(
                        "over(String) get id = $id", "over(String,int) get id = $id", "over(List) ignored");
    }

    @Test
    void a_limit_is_a_number_or_an_argument_and_as_mongo_takes_it() {
        Query fixed = (Query) operation("many", "query(accountId = $account) limit 7");
        Query told = (Query) operation("many", "query(accountId = $account) limit $max");
        Query none = (Query) operation("many", "query(accountId = $account)");

        assertThat(fixed.rows(arguments(3)).limit()).isEqualTo(7);
        assertThat(told.rows(arguments(3)).limit()).isEqualTo(3);
        assertThat(told.rows(arguments(-3)).limit()).isEqualTo(3);
        assertThat(told.rows(arguments(0)).limit()).isZero();
        assertThat(none.rows(arguments(3)).limit()).isZero();
    }

    private static Object[] arguments(int max) {
        return new Object[] {"acc-1", java.time.Instant.EPOCH, java.time.Instant.EPOCH, max};
    }
}
