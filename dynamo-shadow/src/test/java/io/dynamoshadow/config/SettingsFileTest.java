package io.dynamoshadow.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<SettingsProblem> problems = new ArrayList<>();

    private Map<String, Setting> read(String text) throws IOException {
        return readBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Setting> readBytes(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("shadow.properties"), bytes);
        Map<String, String> environment = Map.of("HOST", "db.example", "MONEY", "$1 \\ {}");
        return SettingsFile.read(file, new Placeholders(environment::get), problems);
    }

    /** As {@code 3 a=b}: line, key and value. */
    private List<String> entries(String text) throws IOException {
        return read(text).values().stream()
                .map(setting -> setting.line() + " " + setting.key() + "=" + setting.value())
                .toList();
    }

    private List<String> problemTexts() {
        return problems.stream().map(SettingsProblem::toString).toList();
    }

    @Test
    void each_entry_has_the_line_on_which_its_key_stands() throws IOException {
        assertThat(entries("# a comment\n\na = 1\n  ! another\nb: 2\nc 3\n"))
                .containsExactly("3 a=1", "5 b=2", "6 c=3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_end_in_each_of_the_usual_ways(String end) throws IOException {
        assertThat(entries("a=1" + end + end + "# x" + end + "b=2")).containsExactly("1 a=1", "4 b=2");
    }

    @Test
    void a_line_goes_on_after_a_backslash_and_the_next_entry_s_number_is_right() throws IOException {
        assertThat(entries("a = one, \\\n    two, \\\n    three\nb = 2"))
                .containsExactly("1 a=one, two, three", "4 b=2");
        assertThat(entries("a = 1\\\n# no comment here\nb = 2")).containsExactly("1 a=1# no comment here", "3 b=2");
    }

    @Test
    void two_backslashes_at_the_end_are_one_and_no_continuation() throws IOException {
        assertThat(entries("a = c:\\\\\nb = 2")).containsExactly("1 a=c:\\", "2 b=2");
        assertThat(entries("a = c:\\\\\\\n  d\nb = 2")).containsExactly("1 a=c:\\d", "3 b=2");
    }

    @Test
    void a_comment_never_goes_on() throws IOException {
        assertThat(entries("# path c:\\\na = 1")).containsExactly("2 a=1");
    }

    @Test
    void a_backslash_at_the_end_of_the_file_ends_the_value() throws IOException {
        assertThat(entries("a = 1\\")).containsExactly("1 a=1");
    }

    @Test
    void escapes_mean_what_they_mean_in_every_properties_file() throws IOException {
        assertThat(entries("a\\ b\\:c = x\\ty\\u00fc\\=\\z")).containsExactly("1 a b:c=x\ty\u00fc=z");
    }

    @Test
    void the_file_is_utf_8_with_or_without_a_mark_at_its_beginning() throws IOException {
        assertThat(entries("name = Grüße 世界 \uD83D\uDE80")).containsExactly("1 name=Grüße 世界 \uD83D\uDE80");
        assertThat(entries("\uFEFFname = x")).containsExactly("1 name=x");
    }

    @Test
    void bytes_of_another_encoding_do_no_harm_in_a_comment() throws IOException {
        byte[] latin1 = "# Gr\u00fc\u00dfe\na=1".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(readBytes(latin1)).containsOnlyKeys("a");
        assertThat(problems).isEmpty();
    }

    @Test
    void white_space_around_keys_and_values_is_none_of_theirs() throws IOException {
        assertThat(entries("  a  =  x y  \t\nb=\nc")).containsExactly("1 a=x y", "2 b=", "3 c=");
    }

    @Test
    void a_key_that_stands_twice_is_a_problem_of_the_second() throws IOException {
        entries("a = 1\nb = 2\na = 3");

        assertThat(problemTexts()).containsExactly("line 3, a: stands on line 1 already. Remove one of the two");
    }

    @Test
    void an_escape_that_is_none_is_a_problem_and_the_rest_is_read() throws IOException {
        assertThat(entries("a = \\u00zz\nb = 2")).containsExactly("2 b=2");
        assertThat(problemTexts())
                .singleElement()
                .asString()
                .startsWith("line 1, a: has a \\u without four hexadecimal digits")
                .endsWith("Write \\\\ for a backslash");
    }

    @Test
    void placeholders_are_replaced_wherever_they_stand() throws IOException {
        System.setProperty("dynamo.shadow.test.port", "8000");
        try {
            assertThat(entries("a = http://${env:HOST}:${sys:dynamo.shadow.test.port}/\nb = ${env:MONEY}"))
                    .containsExactly("1 a=http://db.example:8000/", "2 b=$1 \\ {}");
        } finally {
            System.clearProperty("dynamo.shadow.test.port");
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void placeholders_without_a_value_are_problems_with_their_mend() throws IOException {
        assertThat(entries("# x\na = ${env:GONE}\nb = ${sys:gone.too}")).containsExactly("2 a=", "3 b=");
        assertThat(problemTexts())
                .containsExactly(
                        "line 2, a: the environment variable GONE is not set. Set it where the JVM starts, or write the"
                                + " value here",
                        "line 3, b: the system property gone.too is not set. Start the JVM with -Dgone.too=…, or write"
                                + " the value here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${file:x}", "${HOME}", "${ENV:HOME}", "${}"})
    void what_looks_like_a_placeholder_and_is_none_is_a_problem(String value) throws IOException {
        entries("a = " + value);

        assertThat(problemTexts())
                .singleElement()
                .asString()
                .startsWith("line 1, a: " + value.replace("x}", "…}").replace("ENV:HOME", "ENV:…"))
                .endsWith("is no placeholder. Use ${env:NAME} or ${sys:NAME}");
    }

    @Test
    void a_dollar_without_braces_is_a_dollar() throws IOException {
        assertThat(entries("a = query(x = $y) {z} #{t}")).containsExactly("1 a=query(x = $y) {z} #{t}");
        assertThat(problems).isEmpty();
    }
}
