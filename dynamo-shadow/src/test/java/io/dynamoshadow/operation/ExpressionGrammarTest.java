package io.dynamoshadow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What else an expression can say: updates, orders, scans, literals, lists. */
final class ExpressionGrammarTest {
    private static String operation(Path folder, String declaration, String expression) {
        String name = declaration.replaceAll(".*?(\\w+)\\(.*", "$1");
        DaoPlan plan = Notes.plan(
                folder,
                "",
                List.of(declaration, "Note findById(String id)"),
                "dao.events.key = id",
                "dao.events.index.by-account = accountId, createdAt",
                "dao.events.allow-scan = true",
                "dao.events.method." + name + " = " + expression);
        return io.dynamoshadow.Events.method(plan, name).operation().toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    update(id) set title = $t, done = true, add hits $n, remove actor.name, tags | update id = $id, set title = $t, set done = true, add hits $n, remove actor.name, remove tags
                    update(id) set done = true remove title   | update id = $id, set done = true, remove title
                    update(id) add hits 10                    | update id = $id, add hits 10
                    update(id) add hits -1, actor.age 20      | update id = $id, add hits -1, add actor.age 20
                    update(accountId = $a) set title = null   | update accountId = $a on index by-account, set title = null
                    refresh(id)                               | refresh id = $id
                    delete(accountId = $a, title in ('x', $t)) | unsupported: the expression on line 7 names (, which is no argument of act; it has $id, $a, $t, $n
                    delete(accountId = $a, done = false)      | delete accountId = $a on index by-account, filter done = false
                    update(id)                                | unsupported: the expression on line 7 updates nothing; write set property = $value, add property $number or remove property
                    update(id) title = $t                     | unsupported: the expression on line 7 has "title" where set, add or remove should be
                    update(id) set id = $t                    | unsupported: the expression on line 7 changes id, which the key is made of
                    update(id) set titel = $t                 | unsupported: the expression on line 7 names titel, which is no property of app.Note; did you mean title?
                    update(id) add hits 1                     | update id = $id, add hits 1
                    update(id) set hits = 1, add hits 2       | unsupported: the expression on line 7 changes hits twice, which DynamoDB refuses
                    update(id) set title                      | unsupported: the expression on line 7 ends where "=" should come
                    update(id) set title = $x                 | unsupported: the expression on line 7 names $x, which is no argument of act; it has $id, $a, $t, $n
                    update(id) add hits                       | unsupported: the expression on line 7 ends where a value should come
                    """)
    void writes_change_what_they_name(String expression, String operation, @TempDir Path folder) {
        assertThat(operation(folder, "void act(String id, String a, String t, int n)", expression))
                .isEqualTo(operation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    query(accountId = 'acme', title != null)  | query accountId = 'acme' on index by-account, filter title <> null
                    query(accountId = $a, done = true, hits = 5) | query accountId = $a on index by-account, filter done = true, hits = 5
                    query(accountId = $a, hits > -1.5)        | query accountId = $a on index by-account, filter hits > -1.5
                    query(accountId = $a, title in $list)     | query accountId = $a on index by-account, filter title in $list
                    query(accountId = $a, title not-in $list) | query accountId = $a on index by-account, filter title not in $list
                    query(accountId = $a, title contains 'x', tags not-contains $a) | query accountId = $a on index by-account, filter title contains 'x', tags not contains $a
                    query(accountId = $a, actor.name begins-with 'A') | query accountId = $a on index by-account, filter actor.name begins-with 'A'
                    query(accountId in $list)                 | query accountId in $list on index by-account
                    query(accountId = $a) order by title desc, hits | query accountId = $a on index by-account, order by title desc, hits
                    query(accountId = $a) order by createdAt desc limit 3 | query accountId = $a on index by-account, order by createdAt desc, limit 3
                    scan                                      | query the whole table
                    scan()                                    | query the whole table
                    scan(id = $a)                             | query the whole table, filter id = $a
                    scan(id = $a) index by-account            | unsupported: the expression on line 7 scans the index by-account; only tables are scanned
                    scan(title = $a) limit 5                  | query the whole table, filter title = $a, limit 5
                    query(accountId = $a) order by title limit 3 | unsupported: the expression on line 7 limits an order that accountId = $a on index by-account does not have
                    query(accountId = $a) order title         | unsupported: the expression on line 7 has "title" where "by" should be
                    query(accountId = $a) order by titl       | unsupported: the expression on line 7 names titl, which is no property of app.Note; did you mean title?
                    query(id = $a) desc                       | unsupported: the expression on line 7 has desc, and the key id has no order
                    query(accountId = $a, title between 'a' 'b') | unsupported: the expression on line 7 has "'b'" where "and" should be
                    """)
    void reads_choose_order_and_limit(String expression, String operation, @TempDir Path folder) {
        assertThat(operation(folder, "List<Note> act(String a, List<String> list)", expression))
                .isEqualTo(operation);
    }

    @ParameterizedTest
    @CsvSource({"refresh(result), refresh what it returns"})
    void what_a_method_returns_can_be_shipped(String expression, String operation, @TempDir Path folder) {
        assertThat(operation(folder, "Note act(String title)", expression)).isEqualTo(operation);
    }
}
