package io.dynamoshadow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every keyword of Spring Data's derived queries in each of its spellings, and every part of their grammar. */
final class DerivedGrammarTest {
    private static final String BY_ACCOUNT = "query accountId = $a on index by-account";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Title     | Is Equals            | String b           | , filter title = $b
                    Title     | IsNot Not            | String b           | , filter title <> $b
                    Title     | IsNull Null          |                    | , filter title = null
                    Title     | IsNotNull NotNull    |                    | , filter title <> null
                    Hits      | IsBetween Between    | int b, int c       | , filter hits BETWEEN $b AND $c
                    Hits      | IsLessThan LessThan  | int b              | , filter hits < $b
                    Hits      | IsLessThanEqual LessThanEqual | int b     | , filter hits <= $b
                    Hits      | IsGreaterThan GreaterThan | int b         | , filter hits > $b
                    Hits      | IsGreaterThanEqual GreaterThanEqual | int b | , filter hits >= $b
                    Hits      | IsBefore Before      | int b              | , filter hits < $b
                    Hits      | IsAfter After        | int b              | , filter hits > $b
                    Title     | IsStartingWith StartingWith StartsWith | String b | , filter title begins-with $b
                    Title     | IsContaining Containing Contains | String b | , filter title contains $b
                    Title     | IsNotContaining NotContaining NotContains | String b | , filter title not contains $b
                    Tags      | IsContaining Containing Contains | String b | , filter tags contains $b
                    Tags      | IsEmpty Empty        |                    | , filter tags is empty
                    Tags      | IsNotEmpty NotEmpty  |                    | , filter tags is not empty
                    Title     | IsIn In              | List<String> b     | , filter title in $b
                    Title     | IsNotIn NotIn        | Collection<String> b | , filter title not in $b
                    Done      | IsTrue True          |                    | , filter done = true
                    Done      | IsFalse False        |                    | , filter done = false
                    """)
    void what_dynamo_can_answer_is_an_operation(
            String property, String spellings, String parameters, String filter, @TempDir Path folder) {
        assertThat(planned(property, spellings, parameters, folder))
                .as(spellings)
                .isNotEmpty()
                .allMatch(operation -> operation.equals(BY_ACCOUNT + filter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Title | IsLike Like       | String b | Like: DynamoDB knows no patterns
                    Title | IsNotLike NotLike | String b | NotLike: DynamoDB knows no patterns
                    Title | MatchesRegex Matches Regex | String b | Matches: DynamoDB knows no patterns
                    Title | IsEndingWith EndingWith EndsWith | String b | EndingWith: DynamoDB can compare how a text begins, not how it ends
                    Title | IsNear Near       | String b | Near: DynamoDB knows no places
                    Title | IsWithin Within   | String b | Within: DynamoDB knows no places
                    Title | Exists            | boolean b | Exists: what Mongo has no field for is null in DynamoDB, and there
                    Title | IgnoreCase IgnoringCase IsIgnoreCase EqualsIgnoringCase | String b | IgnoreCase: DynamoDB compares text exactly as it is
                    Title | ContainingIgnoreCase StartsWithIgnoringCase | String b | IgnoreCase: DynamoDB compares text exactly as it is
                    Title | AllIgnoreCase AllIgnoringCase | String b | IgnoreCase: DynamoDB compares text exactly as it is
                    Tags  | IsIn In NotIn     | List<String> b | In on a collection: DynamoDB looks for one element at a time
                    """)
    void what_it_cannot_is_left_to_mongo_with_the_reason(
            String property, String spellings, String parameters, String reason, @TempDir Path folder) {
        assertThat(planned(property, spellings, parameters, folder))
                .as(spellings)
                .isNotEmpty()
                .allMatch(operation -> operation.equals("unsupported: " + reason));
    }

    /** What a method is planned as with each spelling of a keyword. */
    private static List<String> planned(String property, String spellings, @Nullable String parameters, Path folder) {
        return Notes.operations(
                folder,
                Stream.of(spellings.split(" ", -1))
                        .map(spelling -> "List<Note> findByAccountIdAnd" + property + spelling + "(String a"
                                + (parameters == null ? "" : ", " + parameters) + ")")
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    List<Note> findNotesByAccountId(String a)                       | query accountId = $a on index by-account
                    List<Note> findDistinctByAccountId(String a)                    | query accountId = $a on index by-account
                    List<Note> findDistinctTop3ByAccountIdOrderByCreatedAt(String a) | query accountId = $a on index by-account, order by createdAt, limit 3
                    List<Note> findFirst2NotesByAccountIdOrderByCreatedAtDesc(String a) | query accountId = $a on index by-account, order by createdAt desc, limit 2
                    List<Note> findByAccountIdOrderByTitleAscHitsDescId(String a)   | query accountId = $a on index by-account, order by title, hits desc, id
                    List<Note> findByAccountIdAndActorName(String a, String b)      | query accountId = $a on index by-account, filter actor.name = $b
                    List<Note> findByAccountIdAndActor_Name(String a, String b)     | query accountId = $a on index by-account, filter actor.name = $b
                    List<Note> findByAccountIdOrderByActorAgeDesc(String a)         | query accountId = $a on index by-account, order by actor.age desc
                    List<Note> findByIds(Collection<String> b)                      | get id in $b
                    List<Note> findByIdIn(Set<String> b)                            | get id in $b
                    List<Note> findByAccountIdIn(List<String> b)                    | query accountId in $b on index by-account
                    long deleteByAccountId(String a)                                | delete accountId = $a on index by-account
                    List<Note> removeByAccountIdAndCreatedAtBefore(String a, Instant b) | delete accountId = $a, createdAt < $b on index by-account
                    boolean existsByAccountIdAndTitle(String a, String b)           | exists accountId = $a on index by-account, filter title = $b
                    Stream<Note> streamByAccountId(String a)                        | query accountId = $a on index by-account
                    long deleteFirstByAccountId(String a)                           | unsupported: which items its limit leaves cannot be told twice
                    List<Note> findByHitsGreaterThan(int b)                         | unsupported: no key and no index of DynamoDB can answer it without a scan: it asks for no property to be equal
                    List<Note> findByAccountIdOrTitle(String a, String b)           | unsupported: Or: DynamoDB needs a query for each side, and no key or index begins with one of them
                    List<Note> findByAccountIdOrderByTitl(String a)                 | unsupported: it is ordered by Titl, which is no property of Note; did you mean title?
                    List<Note> findByAccountIdAndAktorName(String a, String b)      | unsupported: its name speaks of AktorName, which is no property of Note
                    """)
    void subjects_orders_and_properties_are_read_as_spring_data_reads_them(
            String method, String operation, @TempDir Path folder) {
        assertThat(Notes.operation(folder, method)).isEqualTo(operation);
    }

    @Test
    void between_leaves_both_bounds_out_in_a_spring_repository_and_takes_them_in_elsewhere(@TempDir Path folder) {
        List<String> method = List.of("List<Note> findByAccountIdAndCreatedAtBetween(String a, Instant b, Instant c)");
        String repository = "extends org.springframework.data.repository.Repository<Note, String>";

        assertThat(range(Notes.plan(folder.resolve("a"), "", method)))
                .isEqualTo(io.dynamoshadow.store.Comparison.BETWEEN);
        assertThat(range(Notes.plan(folder.resolve("b"), repository, method)))
                .isEqualTo(io.dynamoshadow.store.Comparison.BETWEEN_EXCLUSIVE);
    }

    private static Object range(DaoPlan plan) {
        Query query = (Query) plan.methods().iterator().next().operation();
        Object[] call = {"acc-1", java.time.Instant.EPOCH, java.time.Instant.EPOCH.plusSeconds(9)};
        io.dynamoshadow.store.SortCondition sort =
                query.rows(call).queries().get(0).sort();
        assertThat(sort).isNotNull();
        return sort.comparison();
    }

    @Test
    void alternatives_of_two_indexes_are_two_queries_whose_items_may_be_the_same(@TempDir Path folder) {
        DaoPlan plan = Notes.plan(
                folder,
                "",
                List.of("List<Note> findByAccountIdOrTitleAndDoneTrue(String a, String b)"),
                "dao.events.key = id",
                "dao.events.index.by-account = accountId",
                "dao.events.index.by-title = title");
        Query query = (Query) plan.methods().iterator().next().operation();

        assertThat(query)
                .hasToString("query accountId = $a on index by-account, or title = $b on index by-title,"
                        + " filter done = true");
        Rows rows = query.rows(new Object[] {"acc-1", "t"});
        assertThat(rows.queries()).hasSize(2);
        assertThat(rows.isOverlapping()).isTrue();
    }

    @Test
    void pages_sorts_and_limits_are_no_conditions(@TempDir Path folder) {
        String domain = "org.springframework.data.domain.";
        List<String> planned = Notes.operations(
                folder,
                List.of(
                        domain + "Page<Note> findByAccountId(String a, " + domain + "Pageable p)",
                        domain + "Slice<Note> readByAccountId(String a, " + domain + "Pageable p)",
                        "List<Note> getByAccountId(String a, " + domain + "Sort s)",
                        "List<Note> queryByAccountId(String a, " + domain + "Limit l)",
                        "List<Note> searchTop3ByAccountId(String a, " + domain + "Limit l)",
                        "List<Note> findFirst2ByAccountId(String a, int more)"));

        assertThat(planned)
                .containsExactly(
                        BY_ACCOUNT + ", order by as $p says, page $p",
                        BY_ACCOUNT + ", order by as $p says, page $p",
                        BY_ACCOUNT + ", order by as $s says",
                        BY_ACCOUNT + ", page $l",
                        "unsupported: its name and its argument $l both limit it",
                        "unsupported: its parameter a is no property of Note");
    }

    @Test
    void a_scan_answers_what_no_key_does_only_where_it_is_allowed(@TempDir Path folder) {
        String method = "List<Note> findByTitleAndHitsGreaterThan(String t, int b)";

        assertThat(Notes.operation(folder.resolve("a"), method, "dao.events.key = id"))
                .isEqualTo("unsupported: neither the key nor an index begins with title");
        assertThat(Notes.operation(folder.resolve("b"), method, "dao.events.key = id", "dao.events.allow-scan = true"))
                .isEqualTo("query the whole table, filter title = $t, hits > $b");
    }
}
