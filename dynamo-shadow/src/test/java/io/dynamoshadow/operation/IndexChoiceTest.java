package io.dynamoshadow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamoshadow.model.ModelException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several keys answers, and plans that cannot be made. */
final class IndexChoiceTest {
    private static final String[] INDEXES = {
        "dao.events.key = accountId, id",
        "dao.events.index.by-time = accountId, createdAt",
        "dao.events.index.by-hits = accountId, hits",
        "dao.events.index.by-title = title, createdAt"
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    List<Note> findByAccountId(String a)                        | query accountId = $a
                    List<Note> findByAccountIdOrderByCreatedAt(String a)        | query accountId = $a on index by-time, order by createdAt
                    List<Note> findByAccountIdOrderByHitsDesc(String a)         | query accountId = $a on index by-hits, order by hits desc
                    List<Note> findByAccountIdAndHitsGreaterThan(String a, int b) | query accountId = $a, hits > $b on index by-hits
                    List<Note> findByAccountIdAndTitle(String a, String t)      | query accountId = $a, filter title = $t
                    List<Note> findByTitleAndAccountIdAndCreatedAt(String t, String a, Instant b) | query accountId = $a, createdAt = $b on index by-time, filter title = $t
                    List<Note> findByTitleOrderByCreatedAt(String t)            | query title = $t on index by-title, order by createdAt
                    Note findByAccountIdAndId(String a, String i)               | get accountId = $a, id = $i
                    List<Note> findByAccountIdAndIdIn(String a, List<String> i) | get accountId = $a, id in $i
                    List<Note> findByAccountIdAndIdStartsWith(String a, String i) | query accountId = $a, id begins-with $i
                    List<Note> findByAccountIdAndHitsBetweenOrderByCreatedAt(String a, int b, int c) | query accountId = $a on index by-time, filter hits BETWEEN $b AND $c, order by createdAt
                    """)
    void more_of_a_key_wins_then_the_order_then_the_table(String method, String operation, @TempDir Path folder) {
        assertThat(Notes.operation(folder, method, INDEXES)).isEqualTo(operation);
    }

    private static void refused(Path folder, String method, String message, String... lines) {
        assertThatThrownBy(() -> Notes.plan(folder, "", List.of(method), lines))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message);
    }

    @Test
    void what_can_be_no_key_is_refused_with_its_line(@TempDir Path folder) {
        String method = "Note findById(String id)";

        refused(folder.resolve("a"), method, "line 4, dao.events.key: Note.tags is a", "dao.events.key = tags");
        refused(
                folder.resolve("b"),
                method,
                "line 5, dao.events.index.by-actor: ",
                "dao.events.key = id",
                "dao.events.index.by-actor = actor");
        refused(folder.resolve("c"), method, "did you mean id", "dao.events.key = idd");
        refused(
                folder.resolve("d"),
                method,
                "did you mean createdAt",
                "dao.events.key = id",
                "dao.events.index.by-time = accountId, createdA");
    }

    @Test
    void a_setting_that_names_no_method_or_no_overload_is_refused(@TempDir Path folder) {
        refused(
                folder.resolve("a"),
                "Note find(String id); Note find(int hits)",
                "has no such method; it has find(int), find(String)",
                "dao.events.key = id",
                "dao.events.method.find(long) = get($0)");
        refused(
                folder.resolve("b"),
                "Note find(String id)",
                "has no such method; it has find(String)",
                "dao.events.key = id",
                "dao.events.method.fnd = get($0)");
    }

    @Test
    void an_unsupported_overload_is_mended_by_its_signature(@TempDir Path folder) {
        DaoPlan plan = Notes.plan(
                folder, "", List.of("List<Note> search(String words)", "List<Note> search(String words, int depth)"));

        assertThat(plan.methods())
                .extracting(method -> ((Unsupported) method.operation()).mend())
                .containsExactlyInAnyOrder(
                        "dao.events.method.search(String) = query(… = $words)",
                        "dao.events.method.search(String,int) = query(… = $words)");
    }

    @Test
    void an_index_that_is_not_there_is_named_with_the_line_that_makes_it(@TempDir Path folder) {
        assertThat(Notes.operation(
                        folder,
                        "List<Note> mine(String a)",
                        "dao.events.key = id",
                        "dao.events.method.mine = query(accountId = $a) index by-account"))
                .contains("names the index by-account, which there is not");
    }
}
