package io.dynamoshadow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.Difference.Kind;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class KnownDifferencesTest {
    private final AtomicLong now = new AtomicLong();
    private final KnownDifferences known = new KnownDifferences(now::get);

    private static Difference difference(@Nullable String key, String dynamo) {
        return new Difference(
                Kind.VALUE,
                key == null ? null : Map.of("id", AttributeValue.fromS(key)),
                "title",
                AttributeValue.fromS("a"),
                AttributeValue.fromS(dynamo));
    }

    private void later(long seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void what_is_found_again_and_again_is_news_once() {
        assertThat(known.add(difference("1", "b"))).isTrue();
        for (int i = 0; i < 10; i++) {
            later(300);
            assertThat(known.add(difference("1", "b"))).isFalse();
        }
        assertThat(known.add(difference("1", "c"))).as("another value").isTrue();
        assertThat(known.add(difference("2", "b"))).as("another row").isTrue();
    }

    @Test
    void what_was_not_found_for_a_while_is_not_believed_and_then_is_news_again() {
        known.add(difference("1", "b"));
        assertThat(known.has(difference("1", "b"))).isTrue();
        later(61);
        assertThat(known.has(difference("1", "b"))).isFalse();
        assertThat(known.add(difference("1", "b"))).isFalse();
        later(601);
        assertThat(known.add(difference("1", "b"))).isTrue();
    }

    @Test
    void what_is_of_no_entity_is_of_its_call_alone() {
        assertThat(known.add(difference(null, "b").of("exists(1)"))).isTrue();
        assertThat(known.add(difference(null, "b").of("exists(2)"))).isTrue();
        assertThat(known.add(difference(null, "b").of("exists(1)"))).isFalse();
        assertThat(known.add(difference("1", "b").of("find(1)"))).isTrue();
        assertThat(known.add(difference("1", "b").of("list()"))).isFalse();
    }
}
