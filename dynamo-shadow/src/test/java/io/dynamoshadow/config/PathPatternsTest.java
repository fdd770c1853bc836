package io.dynamoshadow.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathPatternsTest {
    @ParameterizedTest
    @CsvSource({
        "title, title, true",
        "title, titles, false",
        "title, actor.title, false",
        "actor, actor.emails[2].address, true",
        "actor.emails, actor.emails[2], true",
        "actor.emails.address, actor.emails[2].address, true",
        "actor.emails[2], actor.emails[2].address, true",
        "actor.emails[2], actor.emails[12], false",
        "actor.emails[*], actor.emails[12], true",
        "actor.emails[*], actor.emails, false",
        "*, anything.below[1], true",
        "*.etag, actor.etag, true",
        "*.etag, etag, false",
        "*.etag, a.b.etag, false",
        "**.etag, etag, true",
        "**.etag, a[0].b.etag, true",
        "**.etag, a.etags, false",
        "actor.**, actor.emails[0], true",
        "actor.**, actor, false",
        "internal*, internalNote, true",
        "*At, updatedAt, true",
        "*At, updatedAtNoon, false",
        "a+b, a+b, true",
        "a+b, aab, false",
    })
    void what_a_pattern_stands_for(String pattern, String path, boolean matches) {
        PathPatterns patterns = PathPatterns.of(pattern);

        assertThat(patterns).isNotNull();
        assertThat(patterns.matches(path)).isEqualTo(matches);
        assertThat(patterns.matches("")).as("a whole entity").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", ".a", "a.", "tags[x]", "tags[", "[1]", "a***", "x**y"})
    void what_is_none(String pattern) {
        assertThat(PathPatterns.of(pattern)).isNull();
    }
}
