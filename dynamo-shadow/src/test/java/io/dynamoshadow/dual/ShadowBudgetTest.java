package io.dynamoshadow.dual;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.TestSettings;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ShadowBudgetTest {
    private static final DaoFlags NONE = Woven.flags(true, true, true, true);

    private static ShadowBudget budget(String... lines) {
        String[] all = {"dao.any.interface = Any", "dao.any.table = any", "dao.any.key = id", "", ""};
        System.arraycopy(lines, 0, all, 3, lines.length);
        return new ShadowBudget(TestSettings.of(all).shadowReads());
    }

    private static int sampled(ShadowBudget budget, DaoFlags flags, String context) {
        int sampled = 0;
        for (int i = 0; i < 10_000; i++) {
            sampled += budget.isSampled(flags, context) ? 1 : 0;
        }
        return sampled;
    }

    @Test
    void all_are_sampled_unless_it_is_said_otherwise() {
        assertThat(sampled(budget(), NONE, "a")).isEqualTo(10_000);
        assertThat(sampled(budget("shadow.sample = 0"), NONE, "a")).isZero();
        assertThat(sampled(budget("shadow.sample = 12.5"), NONE, "a")).isBetween(1_000, 1_500);
    }

    @Test
    void a_flag_of_numbers_says_for_each_context_how_many() {
        DaoFlags flags = new DaoFlags() {
            @Override
            public Stage stage(@Nullable String contextKey) {
                return NONE.stage(contextKey);
            }

            @Override
            public double number(String flag, @Nullable String contextKey, double absent) {
                return !flag.equals("events-sample") ? absent : "large".equals(contextKey) ? 0 : 50;
            }
        };

        assertThat(sampled(budget("shadow.sample = flag:events-sample"), flags, "large"))
                .isZero();
        assertThat(sampled(budget("shadow.sample = flag:events-sample"), flags, "small"))
                .isBetween(4_500, 5_500);
        assertThat(sampled(budget("shadow.sample = flag:no-such"), flags, "small"))
                .as("where the flag says nothing")
                .isEqualTo(10_000);
    }

    @Test
    void no_more_calls_or_bytes_than_a_second_has() {
        ShadowBudget calls = budget("shadow.calls-per-second = 5");
        int had = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            had += calls.hasCall() ? 1 : 0;
        }
        long seconds = (System.nanoTime() - begun) / 1_000_000_000;
        assertThat(had).isBetween(5, (int) (5 * (seconds + 2)));

        ShadowBudget bytes = budget("shadow.bytes-per-second = 1000");
        assertThat(bytes.has(1_000_000)).as("where a whole second's is there").isTrue();
        assertThat(budget().has(Long.MAX_VALUE)).isTrue();
        assertThat(budget().hasCall()).isTrue();
    }
}
