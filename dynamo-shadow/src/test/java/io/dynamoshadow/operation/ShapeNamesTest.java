package io.dynamoshadow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that mean more than their first word says, and those that mean what no parameter tells. */
final class ShapeNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    void saveIfAbsent(Note n)                    | put if absent $n
                    boolean createIfNotExists(Note n)            | put if absent $n
                    boolean addIfMissing(Note n)                 | put if absent $n
                    boolean tryInsert(Note n)                    | put if absent $n
                    boolean tryCreateNote(Note n)                | put if absent $n
                    Note insertIfNew(Note n)                     | refresh id = $n.id
                    void replaceNote(Note n)                     | replace $n
                    Note findAndModify(String id, String title)  | refresh id = $id
                    Note findNoteAndDelete(String id)            | refresh id = $id
                    Note getOrInsert(String id)                  | refresh id = $id
                    Note findLatestByAccount(String accountId)   | query accountId = $accountId on index by-account, order by createdAt desc, limit 1
                    List<Note> listOldestNotes(String accountId, int max) | query accountId = $accountId on index by-account, order by createdAt, limit $max
                    List<Note> getTopNotes(String accountId)     | unsupported: "Top" is an order, and its name does not tell of what
                    List<Note> listNotes(String accountId, int limit) | unsupported: it has a limit, and its name does not tell the order
                    List<Note> listPinnedNotes(String accountId) | unsupported: its name says "pinned", which none of its parameters does
                    List<Note> listDoneNotes(String accountId, boolean done) | query accountId = $accountId on index by-account, filter done = $done
                    List<Note> loadNotes(Collection<String> ids) | get id in $ids
                    Note loadNote(String noteId)                 | get id = $noteId
                    Note fetchByKey(String key)                  | get id = $key
                    void setTitle(String id, String title)       | update id = $id, set title = $title
                    void changeTitleAndHits(String id, String title, int hits) | update id = $id, set title = $title, set hits = $hits
                    void updateTitle(String id, int hits)        | refresh id = $id
                    void incrementHits(String id, int hits)      | refresh id = $id
                    List<Note> findTopicsByAccountId(String a)   | query accountId = $a on index by-account
                    List<Note> findFirstlyByAccountId(String a)  | query accountId = $a on index by-account
                    List<Note> findAllByOrderByTitle()           | unsupported: it asks for the whole table, which only a scan gives
                    Note draft(String title)                     | unsupported: neither its name nor its parameters tell what it does
                    """)
    void a_name_is_believed_only_where_all_its_words_are_understood(
            String method, String operation, @TempDir Path folder) {
        assertThat(operation(folder, method)).isEqualTo(operation);
    }

    private static String operation(Path folder, String method) {
        String name = method.replaceAll(".*?(\\w+)\\(.*", "$1");
        return io.dynamoshadow.Events.method(Notes.plan(folder, "", List.of(method, "Note read(String id)")), name)
                .operation()
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Note requireNote(String id)      | get id = $id
                    Note getOrThrow(String id)       | get id = $id
                    Note findByIdOrFail(String id)   |
                    Note mustGet(String id)          |
                    """)
    void what_is_thrown_where_nothing_is_found_no_name_tells(String method, String instead, @TempDir Path folder) {
        Operation planned = Notes.plan(folder, "", List.of(method))
                .methods()
                .iterator()
                .next()
                .operation();

        assertThat(planned).isInstanceOf(Unsupported.class);
        if (instead != null) {
            assertThat(planned)
                    .hasToString("unsupported: it throws where nothing is found, and its name does not tell what");
            assertThat(((Unsupported) planned).mend()).contains(instead, "for one that gives null instead");
        }
    }

    @Test
    void where_there_are_two_times_none_is_the_latest(@TempDir Path folder) {
        Sources sources = Sources.compile(
                folder,
                List.of("-parameters"),
                "public interface Dao { List<Log> listLatestLogs(String accountId); }",
                "public class Log { public String id; public String accountId; public Instant createdAt;"
                        + " public Instant changedAt; }");
        DaoPlan plan = Planner.plan(
                io.dynamoshadow.Events.settingsOf(
                        "logs", "dao.events.key = id", "dao.events.index.by-account = accountId, createdAt"),
                sources.load("Dao"),
                ParameterNames.none());

        assertThat(plan.methods().iterator().next().operation())
                .hasToString("unsupported: \"Latest\" is an order, and its name does not tell of what");
    }
}
