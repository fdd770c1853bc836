package io.dynamoshadow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamoshadow.Events;
import io.dynamoshadow.model.ModelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule, by one DAO that has a method for each; compiled with its parameters' names. */
@TestInstance(Lifecycle.PER_CLASS)
final class PlannerTest {
    private static final String DAO =
            """
            public interface Dao {
                Event save(Event e);
                void insert(Event e);
                Optional<Event> findById(String x);
                boolean existsById(String x);
                void deleteById(String x);
                void delete(Event e);

                Event readById(String x);
                List<Event> findByAccountId(String a);
                List<Event> findByAccountIdAndCreatedAt(String a, Instant b);
                List<Event> findByCreatedAtAfterAndAccountId(Instant b, String a);
                Set<Event> getByAccountIdAndCreatedAtGreaterThanEqual(String a, Instant b);
                Event[] queryByAccountIdIsAndCreatedAtIsBefore(String a, Instant b);
                Collection<Event> searchByAccountIdEqualsAndCreatedAtBetweenOrderByCreatedAtDesc(String a, Instant b, Instant c);
                Event findFirstByAccountIdOrderByCreatedAtDesc(String a);
                Optional<Event> findTopByAccountIdOrderByCreatedAt(String a);
                Iterable<Event> findTop10ByAccountIdOrderByCreatedAtAsc(String a);
                int countByAccountId(String a);
                boolean existsByAccountId(String a);
                int removeById(String x);

                void addEvent(Event e);
                boolean storeEvent(Event e);
                String registerEvent(Event e);
                void removeEvent(Event e);
                Event loadEvent(String id);
                List<Event> listEvents(String accountId);
                List<Event> fetchEvents(String accountId, Instant createdAt);
                Long countEvents(String accountId);
                boolean existsEvent(String id);
                Boolean eraseEvent(String id);
                default Event getDefault(String id) { return null; }

                List<Event> findByTitle(String t);
                List<Event> findByTitleAndCreatedAtAfter(String t, Instant b);
                List<Event> findByTitleAndAccountIdAndCreatedAt(String t, String a, Instant b);
                List<Event> findByAccountIdOrderByTitle(String a);
                List<Event> findTop2ByAccountIdOrderByTitle(String a);
                List<Event> findByAcountId(String a);
                List<Event> findByTitleLike(String t);
                List<Event> searchEvents(String text);
                List<Event> listNewest(String accountId, int limit);
                List<Event> listBiggest(String accountId, int limit);
                List<Event> listActive(String accountId);
                Event getOrCreate(String id, String title);
                List<String> findIdsByAccountId(String a);
                Event event(String id);
                boolean saveIfUnchanged(Event e, int version);
                void putIfAbsent(Event e);
                Stream<Event> streamless(String accountId);
                Stream<Event> findByAccountIdOrderByCreatedAt(String a);
                LinkedList<Event> readByAccountId(String a);
                SortedSet<Event> queryByAccountId(String a);
                String findTitleById(String x);
                void updateAll(List<Event> events);
                void touch(String id);
                void purge();
            }
            """;

    private DaoPlan plan = Events.plan("events");

    @BeforeAll
    void compile(@TempDir Path folder) {
        Class<?> dao = Sources.compile(folder, List.of("-parameters"), DAO).load("Dao");
        plan = Planner.plan(
                Events.settingsOf(
                        "events",
                        "dao.events.key = id",
                        "dao.events.context = accountId",
                        "dao.events.index.by-account = accountId, createdAt"),
                dao,
                ParameterNames.none());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    save           | reserved name | put $e
                    insert         | reserved name | insert $e
                    findById       | reserved name | get id = $x
                    existsById     | reserved name | exists id = $x
                    deleteById     | reserved name | delete id = $x
                    delete         | reserved name | delete id = $e.id
                    readById       | derived query | get id = $x
                    findByAccountId | derived query | query accountId = $a on index by-account
                    findByAccountIdAndCreatedAt | derived query | query accountId = $a, createdAt = $b on index by-account
                    findByCreatedAtAfterAndAccountId | derived query | query accountId = $a, createdAt > $b on index by-account
                    getByAccountIdAndCreatedAtGreaterThanEqual | derived query | query accountId = $a, createdAt >= $b on index by-account
                    queryByAccountIdIsAndCreatedAtIsBefore | derived query | query accountId = $a, createdAt < $b on index by-account
                    searchByAccountIdEqualsAndCreatedAtBetweenOrderByCreatedAtDesc | derived query | query accountId = $a, createdAt BETWEEN $b AND $c on index by-account, order by createdAt desc
                    findFirstByAccountIdOrderByCreatedAtDesc | derived query | query accountId = $a on index by-account, order by createdAt desc, limit 1
                    findTopByAccountIdOrderByCreatedAt | derived query | query accountId = $a on index by-account, order by createdAt, limit 1
                    findTop10ByAccountIdOrderByCreatedAtAsc | derived query | query accountId = $a on index by-account, order by createdAt, limit 10
                    countByAccountId | derived query | count accountId = $a on index by-account
                    existsByAccountId | derived query | exists accountId = $a on index by-account
                    removeById     | derived query | delete id = $x
                    addEvent       | shape | insert $e
                    storeEvent     | shape | put $e
                    registerEvent  | shape | insert $e
                    removeEvent    | shape | delete id = $e.id
                    loadEvent      | shape | get id = $id
                    listEvents     | shape | query accountId = $accountId on index by-account
                    fetchEvents    | shape | query accountId = $accountId, createdAt = $createdAt on index by-account
                    countEvents    | shape | count accountId = $accountId on index by-account
                    existsEvent    | shape | exists id = $id
                    eraseEvent     | shape | delete id = $id
                    getDefault     | default method | its default body, by the methods of the DAO
                    getOrCreate    | shape | refresh id = $id
                    findIdsByAccountId | derived query | query accountId = $a on index by-account
                    event          | shape | get id = $id
                    saveIfUnchanged | shape | refresh id = $e.id
                    putIfAbsent    | shape | put if absent $e
                    findByTitle    | derived query | unsupported: neither the key nor an index begins with title
                    findByTitleAndCreatedAtAfter | derived query | unsupported: neither the key nor an index begins with title
                    findByTitleAndAccountIdAndCreatedAt | derived query | query accountId = $a, createdAt = $b on index by-account, filter title = $t
                    findByAccountIdOrderByTitle | derived query | query accountId = $a on index by-account, order by title
                    findTop2ByAccountIdOrderByTitle | derived query | unsupported: it wants the first of an order that the index does not have: all items would have to be read and sorted
                    findByAcountId | derived query | unsupported: its name speaks of AcountId, which is no property of Event; did you mean accountId?
                    findByTitleLike | derived query | unsupported: Like: DynamoDB knows no patterns
                    searchEvents   | shape | unsupported: its parameter text is no property of Event
                    listNewest     | shape | query accountId = $accountId on index by-account, order by createdAt desc, limit $limit
                    listBiggest    | shape | unsupported: "Biggest" is an order, and its name does not tell of what
                    listActive     | shape | unsupported: its name says "active", which none of its parameters does
                    streamless     | none | unsupported: neither its name nor its parameters tell what it does
                    findByAccountIdOrderByCreatedAt | derived query | query accountId = $a on index by-account, order by createdAt
                    readByAccountId | derived query | query accountId = $a on index by-account
                    queryByAccountId | derived query | unsupported: it returns SortedSet, which query accountId = $a on index by-account cannot give
                    findTitleById  | derived query | unsupported: it returns String, which get id = $x cannot give
                    updateAll      | shape | replace each of $events
                    touch          | shape | refresh id = $id
                    purge          | shape | unsupported: it asks for the whole table, which only a scan gives
                    """)
    void each_rule_finds_what_it_is_for(String name, String rule, String operation) {
        PlannedMethod method = Events.method(plan, name);

        assertThat(method.operation()).hasToString(operation);
        assertThat(method.rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    findByTitle  | dao.events.index.by-title = title
                    findByTitleAndCreatedAtAfter | dao.events.index.by-title-createdat = title, createdAt
                    findTop2ByAccountIdOrderByTitle | dao.events.index.by-accountid-title = accountId, title
                    searchEvents | dao.events.method.searchEvents = query(… = $text)
                    listBiggest  | dao.events.method.listBiggest = query(accountId = $accountId) index … desc limit $limit
                    purge        | dao.events.allow-scan = true
                    """)
    void an_unsupported_method_tells_the_line_that_would_mend_it(String name, String mend) {
        assertThat(((Unsupported) Events.method(plan, name).operation()).mend()).isEqualTo(mend);
    }

    @Test
    void every_method_is_planned_in_the_order_of_the_names() {
        assertThat(plan.methods()).hasSize(54);
        assertThat(plan.methods().stream().map(method -> method.method().name()))
                .isSorted();
    }

    @Test
    void a_method_is_found_by_its_name_and_descriptor() {
        assertThat(plan.method("loadEvent", "(Ljava/lang/String;)Lcom/acme/events/Event;"))
                .isNotNull();
        assertThat(plan.method("loadEvent", "(I)Lcom/acme/events/Event;")).isNull();
        assertThat(plan.reader()).isSameAs(Events.method(plan, "findById"));
    }

    @Test
    void the_context_is_an_argument_a_property_of_the_entity_or_of_the_result() {
        assertThat(context("listEvents")).isEqualTo("$accountId");
        assertThat(context("addEvent")).isEqualTo("$e.accountId");
        assertThat(context("findById")).isEqualTo("result.accountId");
        assertThat(context("deleteById")).isEqualTo("none");
        assertThat(context("existsById")).isEqualTo("none");
        assertThat(context("findByAccountId")).isEqualTo("result.accountId");
    }

    private String context(String name) {
        return Events.method(plan, name).context().toString();
    }

    private static DaoPlan plan(Path folder, String source, List<String> lines, String... more) {
        List<String> sources = new ArrayList<>(List.of(source));
        sources.addAll(List.of(more));
        Sources compiled = Sources.compile(folder, List.of("-parameters"), sources.toArray(new String[0]));
        List<String> all = new ArrayList<>(List.of("dao.events.key = id"));
        all.addAll(lines);
        return Planner.plan(
                Events.settingsOf("events", all.toArray(new String[0])), compiled.load("Dao"), ParameterNames.none());
    }

    @Test
    void a_missing_index_is_told_rather_than_a_word_that_is_no_property(@TempDir Path folder) {
        DaoPlan bare = plan(
                folder,
                "public interface Dao { long countEventsByAccount(String accountId); Event get(String id); }",
                List.of());

        Unsupported count =
                (Unsupported) Events.method(bare, "countEventsByAccount").operation();
        assertThat(count.reason()).isEqualTo("neither the key nor an index begins with accountId");
        assertThat(count.mend()).isEqualTo("dao.events.index.by-accountid = accountId");
    }

    @Test
    void what_is_read_little_by_little_is_read_and_only_mongo_can_give_its_cursors(@TempDir Path folder) {
        DaoPlan lazy = plan(
                folder,
                """
                public interface Dao {
                    Event findById(String x);
                    Stream<Event> streamByAccountId(String a);
                    Iterator<Event> findByAccountId(String a);
                    Iterable<Event> getByAccountId(String a);
                    com.mongodb.client.MongoCursor<Event> readByAccountId(String a);
                    com.mongodb.client.FindIterable<Event> queryByAccountId(String a);
                    Events searchByAccountId(String a);
                    EventCursor findCursorByAccountId(String a);
                    IntStream findSizesByAccountId(String a);
                    Stream<Event> refreshAll(String a);
                }
                """,
                List.of("dao.events.index.by-account = accountId", "dao.events.method.refreshAll = refresh(result)"),
                "public interface Events extends Iterator<Event> {}",
                "public abstract class EventCursor implements Iterator<Event> {}");

        for (String name : List.of("streamByAccountId", "findByAccountId", "getByAccountId")) {
            assertThat(Events.method(lazy, name).operation()).hasToString("query accountId = $a on index by-account");
            assertThat(Events.method(lazy, name).needsMongo()).as(name).isFalse();
        }
        for (String name : List.of("readByAccountId", "queryByAccountId", "searchByAccountId")) {
            assertThat(Events.method(lazy, name).operation()).hasToString("query accountId = $a on index by-account");
            assertThat(Events.method(lazy, name).needsMongo()).as(name).isTrue();
        }
        assertThat(Events.method(lazy, "findCursorByAccountId").operation())
                .hasToString("unsupported: it returns EventCursor, which query accountId = $a on index by-account"
                        + " cannot give");
        assertThat(Events.method(lazy, "findSizesByAccountId").operation().toString())
                .startsWith("unsupported: it returns IntStream, which query");
        assertThat(Events.method(lazy, "refreshAll").operation())
                .hasToString("unsupported: it returns Stream, which only the application may read, and so nobody"
                        + " knows what to refresh");
    }

    @Test
    void the_table_s_own_key_comes_before_an_index(@TempDir Path folder) {
        Class<?> dao = Sources.compile(
                        folder,
                        List.of("-parameters"),
                        "public interface Dao { Event find(String accountId, Instant createdAt);"
                                + " List<Event> list(String accountId); }")
                .load("Dao");
        DaoPlan composite = Planner.plan(
                Events.settingsOf(
                        "events",
                        "dao.events.key = accountId, createdAt",
                        "dao.events.index.by-account = accountId, createdAt"),
                dao,
                ParameterNames.none());

        assertThat(Events.method(composite, "find").operation())
                .hasToString("get accountId = $accountId, createdAt = $createdAt");
        assertThat(Events.method(composite, "list").operation()).hasToString("query accountId = $accountId");
    }

    @Test
    void without_names_of_parameters_the_shape_tells_nothing_but_the_grammar_does(@TempDir Path folder) {
        Class<?> dao = Sources.compile(
                        folder,
                        List.of("-g:none"),
                        "public interface Dao { Event loadEvent(String id); Event findOneById(String id); void add(Event e); }")
                .load("Dao");
        DaoPlan unnamed = Planner.plan(Events.settingsOf("events", "dao.events.key = id"), dao, ParameterNames.none());

        assertThat(Events.method(unnamed, "loadEvent").operation())
                .hasToString("unsupported: its parameters have no names: the class was compiled without -parameters"
                        + " and without -g");
        assertThat(((Unsupported) Events.method(unnamed, "loadEvent").operation()).mend())
                .isEqualTo("dao.events.method.loadEvent = get($0)");
        assertThat(Events.method(unnamed, "findOneById").operation()).hasToString("get id = $0");
        assertThat(Events.method(unnamed, "add").operation()).hasToString("insert $0");
    }

    @Test
    void the_entity_is_the_one_class_with_the_key(@TempDir Path folder) {
        DaoPlan inferred = plan(
                folder,
                "public interface Dao { List<Event> find(Filter filter); }",
                List.of(),
                "public class Filter { String words; }");

        assertThat(inferred.items().entity().getName()).isEqualTo("com.acme.events.Event");
    }

    @Test
    void where_two_classes_could_be_the_entity_the_settings_must_tell(@TempDir Path folder) {
        String dao = "public interface Dao { Event find(Other other); }";
        String other = "public class Other { String id; }";

        assertThatThrownBy(() -> plan(folder, dao, List.of(), other))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("could be any of")
                .hasMessageContaining("Write dao.events.entity = one of them");
        assertThat(plan(folder, dao, List.of("dao.events.entity = app.Other"), other)
                        .items()
                        .entity()
                        .getName())
                .isEqualTo("app.Other");
        assertThatThrownBy(() -> plan(folder, dao, List.of("dao.events.entity = app.Gone"), other))
                .hasMessage("dao.events.entity: there is no class app.Gone");
    }

    @Test
    void where_no_class_has_the_key_that_is_said(@TempDir Path folder) {
        assertThatThrownBy(() -> plan(folder, "public interface Dao { int count(); }", List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no class in the signatures of app.Dao has the property id")
                .hasMessageContaining("dao.events.key")
                .hasMessageContaining("dao.events.entity");
    }

    @Test
    void a_class_is_no_interface(@TempDir Path folder) {
        assertThatThrownBy(() -> plan(folder, "public class Dao {}", List.of()))
                .hasMessageContaining("app.Dao is no interface. Name the DAO's interface in dao.events.interface");
    }

    @Test
    void a_setting_for_a_method_that_is_not_there_names_those_that_are(@TempDir Path folder) {
        assertThatThrownBy(() -> plan(
                        folder,
                        "public interface Dao { Event find(String id); void put(Event e, int n); }",
                        List.of("dao.events.method.fnid = get($id)")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("line 4")
                .hasMessageContaining("has no such method; it has find(String), put(Event,int)");
    }

    @Test
    void names_come_from_the_debug_tables_of_an_implementation(@TempDir Path folder) {
        String dao = "public interface Dao { Event loadEvent(String a); long count(long number, String text); }";
        String implementation = "public class Impl implements Dao {"
                + " public Event loadEvent(String id) { return null; }"
                + " public long count(long wide, String after) { return 0; } }";
        Sources withDebug = Sources.compile(folder, List.of("-g"), dao, implementation);
        ParameterNames names = withDebug.namesIn("Impl");

        assertThat(namesOf(names, withDebug.load("Dao"), "loadEvent")).containsExactly("id");
        assertThat(namesOf(names, withDebug.load("Dao"), "count")).containsExactly("wide", "after");
        assertThat(namesOf(ParameterNames.none().orElse(names), withDebug.load("Dao"), "loadEvent"))
                .containsExactly("id");
        assertThat(namesOf(ParameterNames.none(), withDebug.load("Dao"), "loadEvent"))
                .containsExactly("?");
    }

    @Test
    void without_debug_tables_there_are_no_names_but_those_of_the_interface(@TempDir Path folder) {
        String dao = "public interface Dao { Event loadEvent(String a); }";
        String implementation =
                "public class Impl implements Dao { public Event loadEvent(String id) { return null; } }";
        Sources without = Sources.compile(folder.resolve("a"), List.of("-g:none"), dao, implementation);
        Sources with = Sources.compile(folder.resolve("b"), List.of("-g", "-parameters"), dao, implementation);

        assertThat(namesOf(without.namesIn("Impl"), without.load("Dao"), "loadEvent"))
                .containsExactly("?");
        assertThat(namesOf(with.namesIn("Impl"), with.load("Dao"), "loadEvent")).containsExactly("a");
    }

    private static List<String> namesOf(ParameterNames names, Class<?> dao, String method) {
        for (java.lang.reflect.Method each : dao.getMethods()) {
            if (each.getName().equals(method)) {
                return names.of(each).stream()
                        .map(name -> Objects.requireNonNullElse(name, "?"))
                        .toList();
            }
        }
        throw new IllegalArgumentException(method);
    }
}
