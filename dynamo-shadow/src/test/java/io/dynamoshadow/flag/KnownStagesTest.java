package io.dynamoshadow.flag;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KnownStagesTest {
    private final KnownStages stages = new KnownStages();

    @Test
    void a_context_has_the_stage_that_was_kept_of_it_last() {
        stages.keep("acc-1", Stage.of(true, true, false, false));
        stages.keep("acc-1", Stage.of(true, true, true, false));

        assertThat(stages.of(new String("acc-1"))).isSameAs(Stage.of(true, true, true, false));
        assertThat(stages.of("acc-2")).isNull();
    }

    @Test
    void contexts_that_have_one_place_drive_each_other_out_and_never_answer_for_each_other() {
        // equal hash codes
        stages.keep("Aa", Stage.of(true, true, false, false));
        stages.keep("BB", Stage.of(true, true, true, false));

        assertThat(stages.of("Aa")).isNull();
        assertThat(stages.of("BB")).isSameAs(Stage.of(true, true, true, false));
    }

    @Test
    void most_of_a_thousand_contexts_keep_their_place() {
        for (int i = 0; i < 1_000; i++) {
            stages.keep("account-" + i, Stage.of(true, true, true, true));
        }
        int kept = 0;
        for (int i = 0; i < 1_000; i++) {
            kept += stages.of("account-" + i) == null ? 0 : 1;
        }
        assertThat(kept).isGreaterThan(800);
    }

    @Test
    void a_key_as_long_as_a_page_is_not_kept() {
        String page = "x".repeat(4_000);
        stages.keep(page, Stage.of(true, true, true, true));

        assertThat(stages.of(page)).isNull();
    }
}
