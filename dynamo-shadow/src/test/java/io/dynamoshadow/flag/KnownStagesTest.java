package io.dynamoshadow.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
    void contexts_that_share_their_places_drive_each_other_out_and_never_answer_for_each_other() {
        // equal hash codes, all of them
        List<String> alike = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 6; bit++) {
                text.append((i & (1 << bit)) == 0 ? "Aa" : "BB");
            }
            alike.add(text.toString());
        }
        for (int i = 0; i < alike.size(); i++) {
            stages.keep(alike.get(i), Stage.ALL[i % 16]);
            assertThat(stages.of(alike.get(i))).isSameAs(Stage.ALL[i % 16]);
        }
        int kept = 0;
        for (int i = 0; i < alike.size(); i++) {
            Stage stage = stages.of(alike.get(i));
            assertThat(stage == null || stage == Stage.ALL[i % 16]).isTrue();
            kept += stage == null ? 0 : 1;
        }
        assertThat(kept).isEqualTo(4);
    }

    @Test
    void a_thousand_contexts_keep_their_places() {
        for (int i = 0; i < 1_000; i++) {
            stages.keep("account-" + i, Stage.of(true, true, true, true));
        }
        int kept = 0;
        for (int i = 0; i < 1_000; i++) {
            kept += stages.of("account-" + i) == null ? 0 : 1;
        }
        assertThat(kept).isGreaterThan(990);
    }

    @Test
    void a_key_as_long_as_a_page_is_not_kept() {
        String page = "x".repeat(4_000);
        stages.keep(page, Stage.of(true, true, true, true));

        assertThat(stages.of(page)).isNull();
    }
}
