package io.dynamoshadow.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WrappingTest {
    @Test
    void what_fits_stays_as_it_is() {
        assertThat(Wrapping.wrap("get id = $id", 12)).containsExactly("get id = $id");
        assertThat(Wrapping.wrap("", 12)).containsExactly("");
    }

    @Test
    void breaks_at_blanks_and_moves_the_rest_in() {
        assertThat(Wrapping.wrap("neither its name nor its parameters tell", 20))
                .containsExactly("neither its name nor", "  its parameters", "  tell");
    }

    @Test
    void keeps_a_parameter_s_type_and_name_together() {
        assertThat(Wrapping.wrap("find(String accountId, Instant since, int max)", 26))
                .containsExactly("find(String accountId,", "  Instant since, int max)");
        assertThat(Wrapping.wrap("countByCustomer(String customerId)", 24))
                .containsExactly("countByCustomer(", "  String customerId)");
    }

    @Test
    void breaks_a_long_name_where_its_words_meet() {
        assertThat(Wrapping.wrap("findByCustomerIdAndPlacedAtBetween()", 24))
                .containsExactly("findByCustomerId", "  AndPlacedAtBetween()");
        assertThat(Wrapping.wrap("countEverythingThatIsThere()", 20))
                .containsExactly("countEverythingThat", "  IsThere()");
        assertThat(Wrapping.wrap("result.customerId", 13)).containsExactly("result.", "customerId");
    }

    @Test
    void keeps_a_remark_in_brackets_together() {
        assertThat(Wrapping.wrap("refresh id = $id (needs Mongo)", 24))
                .containsExactly("refresh id = $id", "  (needs Mongo)");
    }

    @Test
    void breaks_anywhere_if_it_must() {
        assertThat(Wrapping.wrap("aaaaaaaaaaaaaaaaaaaaaaaaa", 10)).containsExactly("aaaaaaaaaa", "aaaaaaaaaa", "aaaaa");
    }

    @Test
    void no_line_is_longer_than_the_width_nor_ends_with_a_blank() {
        String text =
                "findByCustomerIdAndPlacedAtBetweenOrderByPlacedAtDesc(String customerId, Instant from, Instant to)";
        for (int width = 3; width < 110; width++) {
            int most = width;
            assertThat(Wrapping.wrap(text, width))
                    .allMatch(line -> line.length() <= most
                            && !line.endsWith(" ")
                            && !line.trim().isEmpty());
            assertThat(String.join("", Wrapping.wrap(text, width)).replace(" ", ""))
                    .isEqualTo(text.replace(" ", ""));
        }
    }
}
