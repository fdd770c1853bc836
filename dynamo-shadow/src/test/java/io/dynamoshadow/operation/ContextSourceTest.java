package io.dynamoshadow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import java.util.List;
import java.util.Objects;
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
    void the_diagnostic_context_of_slf4j_and_log4j_is_the_calling_threads() throws InterruptedException {
        ContextSource source = new ContextSource(
                Event.class, new DiagnosticContext("userId", getClass().getClassLoader()), true);
        assertThat(source.of(new Object[0])).isNull();
        assertThat(source.isToldByCall()).isTrue();
        assertThat(source).hasToString("mdc:userId");

        org.slf4j.MDC.put("userId", "u-1");
        try {
            assertThat(source.of(new Object[0])).isEqualTo("u-1");
            assertThat(source.ofArgument(null)).isEqualTo("u-1");
            String[] elsewhere = {"x"};
            Thread other = new Thread(() -> elsewhere[0] = source.of(new Object[0]));
            other.start();
            other.join();
            assertThat(elsewhere[0]).isNull();
        } finally {
            org.slf4j.MDC.remove("userId");
        }
        org.apache.logging.log4j.ThreadContext.put("userId", "u-2");
        try {
            assertThat(source.of(new Object[0])).isEqualTo("u-2");
        } finally {
            org.apache.logging.log4j.ThreadContext.remove("userId");
        }
    }

    @Test
    void an_application_without_such_a_library_tells_nothing() {
        ContextSource source =
                new ContextSource(Event.class, new DiagnosticContext("userId", Object.class.getClassLoader()), true);

        assertThat(source.of(new Object[0])).isNull();
    }

    @Test
    void keys_of_several_kinds_are_one_text_and_apart_again() {
        ContextSource account = new ContextSource(Event.class, new Argument(0, "", "$accountId"), "accountId", false);
        ContextSource plan = new ContextSource(Event.class, Argument.constant("gold"), null, false);
        ContextSource user = new ContextSource(
                Event.class, new DiagnosticContext("userId", getClass().getClassLoader()), false);
        ContextSource all = account.with(List.of(user, plan));

        assertThat(ContextSource.split(Objects.requireNonNull(all.of(new Object[] {"acc\u0000-1"}))))
                .containsExactly("acc-1", "", "gold");
        assertThat(all.of(new @Nullable Object[] {null}))
                .as("the others alone are nobody's")
                .isNull();
        assertThat(ContextSource.split(Objects.requireNonNull(all.ofResult(event))))
                .containsExactly("acc-1", "", "gold");
        assertThat(all.isOfSeveralKinds()).isTrue();
        assertThat(all).hasToString("$accountId, mdc:userId, 'gold'");
    }

    @Test
    void without_a_source_no_call_can_tell() {
        ContextSource none = new ContextSource(Event.class, null, null, false);

        assertThat(none.isUnknown()).isTrue();
        assertThat(none.ofResult(event)).isNull();
        assertThat(none).hasToString("none");
    }
}
