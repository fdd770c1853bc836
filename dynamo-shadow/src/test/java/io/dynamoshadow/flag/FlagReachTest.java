package io.dynamoshadow.flag;

import static org.assertj.core.api.Assertions.assertThat;

import com.launchdarkly.sdk.LDValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlagReachTest {
    private static final String USUAL = "'salt': 's', 'variations': [true, false, 'maybe'], 'offVariation': 1,";

    /** What can a flag say whose default is false, and what one whose default is true? Quotes are single. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'on': false                                                                        | false      | false",
                "'on': false, 'offVariation': 0                                                     | true       | true",
                "'on': false, 'offVariation': null                                                  | false      | true",
                "'on': false, 'offVariation': 2                                                     | false      | true",
                "'on': false, 'offVariation': 9                                                     | false      | true",
                "'on': true, 'fallthrough': {'variation': 0}                                        | true       | true",
                "'on': true, 'fallthrough': {'variation': 1}                                        | false      | false",
                "'on': true, 'fallthrough': {'variation': 2}                                        | false      | true",
                "'on': true, 'fallthrough': {}                                                      | false      | true",
                "'on': true, 'fallthrough': {'variation': 1}, 'targets': [{'variation': 0}]         | true false | true false",
                "'on': true, 'fallthrough': {'variation': 1}, 'targets': [{'variation': 1}]         | false      | false",
                "'on': true, 'fallthrough': {'variation': 1}, 'contextTargets': [{'variation': 0}]  | true false | true false",
                "'on': true, 'fallthrough': {'variation': 1}, 'rules': [{'variation': 0}]           | true false | true false",
                "'on': true, 'fallthrough': {'variation': 1}, 'rules': [{'variation': 1}]           | false      | true false",
                "'on': true, 'fallthrough': {'variation': 0}, 'prerequisites': [{'key': 'x'}]       | true false | true false",
                "'on': true, 'fallthrough': {'variation': 1}, 'prerequisites': [{'key': 'x'}]       | false      | true false",
                "'on': true, 'fallthrough': {'rollout': {'variations': [{'variation': 0, 'weight': 1},"
                        + " {'variation': 1, 'weight': 99999}]}}                                   | true false | true false",
                "'on': true, 'fallthrough': {'rollout': {'variations': [{'variation': 0, 'weight': 0},"
                        + " {'variation': 1, 'weight': 100000}]}}                                  | false      | true false",
                "'on': true, 'fallthrough': {'rollout': {'variations': [{'variation': 1, 'weight': 100000},"
                        + " {'variation': 0, 'weight': 0}]}}                                       | false      | true false",
                "'on': true, 'fallthrough': {'rollout': {'variations': [{'variation': 1, 'weight': 99999},"
                        + " {'variation': 0, 'weight': 0}]}}                                       | true false | true false",
                "'on': true, 'fallthrough': {'rollout': {'variations': []}}                         | false      | true",
                "'on': true, 'fallthrough': {'variation': 1}, 'rules': [{'rollout': {'variations':"
                        + " [{'variation': 0, 'weight': 50000}, {'variation': 1, 'weight': 50000}]}}] | true false | true false",
            })
    void what_a_flag_can_say(String flag, String byDefaultFalse, String byDefaultTrue) {
        LDValue data = LDValue.parse(("{" + USUAL + flag + "}").replace('\'', '"'));

        assertThat(said(FlagReach.of(data), false)).isEqualTo(byDefaultFalse);
        assertThat(said(FlagReach.of(data), true)).isEqualTo(byDefaultTrue);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_flag_that_is_not_there_has_its_default(boolean otherwise) {
        assertThat(said(FlagReach.ofNone(), otherwise)).isEqualTo(String.valueOf(otherwise));
    }

    private static String said(FlagReach reach, boolean otherwise) {
        return ((reach.canBe(true, otherwise) ? "true " : "") + (reach.canBe(false, otherwise) ? "false" : "")).trim();
    }
}
