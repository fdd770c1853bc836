package io.dynamoshadow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ContextSourceTest {
    private final Event event = new Event("1", "acc-1", "2026-11-22T20:40:00Z");

    @Test
    void the_context_is_an_argument_or_something_in_it() {
        ContextSource source =
                new ContextSource(Event.class, new Argument(1, "accountId", "$event.accountId"), null, true);

        assertThat(source.of(new Object[] {"x", event})).isEqualTo("acc-1");
        assertThat(source.of(new @Nullable Object[] {"x", null})).isNull();
        event.setAccountId("");
        assertThat(source.of(new Object[] {"x", event})).isNull();
        assertThat(source.isUnknown()).isFalse();
    }

    @Test
    void numbers_are_contexts_too() {
        assertThat(new ContextSource(Event.class, new Argument(0, "", "$0"), null, false).of(new Object[] {42L}))
                .isEqualTo("42");
    }

    @Test
    void the_context_is_in_the_result_of_whatever_shape() {
        ContextSource source = new ContextSource(Event.class, null, "accountId", false);

        assertThat(source.of(new Object[] {"x"})).isNull();
        assertThat(source.ofResult(event)).isEqualTo("acc-1");
        assertThat(source.ofResult(Optional.of(event))).isEqualTo("acc-1");
        assertThat(source.ofResult(List.of(event))).isEqualTo("acc-1");
        assertThat(source.ofResult(Set.of(event))).isEqualTo("acc-1");
        assertThat(source.ofResult(new Event[] {event})).isEqualTo("acc-1");
    }

    @Test
    void a_result_of_another_class_tells_nothing() {
        ContextSource source = new ContextSource(Event.class, null, "accountId", false);

        assertThat(source.ofResult(List.of("a text"))).isNull();
        assertThat(source.ofResult((Iterable<Event>) () -> List.of(event).iterator()))
                .as("a cursor is not read")
                .isNull();
    }

    @Test
    void an_empty_result_tells_nothing() {
        ContextSource source = new ContextSource(Event.class, null, "accountId", false);

        assertThat(source.ofResult(null)).isNull();
        assertThat(source.ofResult(Optional.empty())).isNull();
        assertThat(source.ofResult(List.of())).isNull();
        assertThat(source.ofResult(new Event[0])).isNull();
    }

    @Test
    void without_a_source_no_call_can_tell() {
        ContextSource none = new ContextSource(Event.class, null, null, false);

        assertThat(none.isUnknown()).isTrue();
        assertThat(none.ofResult(event)).isNull();
        assertThat(none).hasToString("none");
    }
}
