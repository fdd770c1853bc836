package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class NumberTextTest {
    private final Codecs codecs = new Codecs(null);

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1.5, 0.1, 1e100, 1.7e-130, 4.2e125, 123456789012345680d, 1.0 / 3})
    void doubles_that_fit_are_numbers_and_come_back_exactly(double value) {
        AttributeValue written = codecs.of(double.class).write(value);

        assertThat(written.n()).isNotNull();
        assertThat(codecs.of(double.class).read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                -0.0,
                1e300,
                1e126,
                1e-131,
                Double.MIN_VALUE,
                Double.MAX_VALUE
            })
    void doubles_that_do_not_fit_are_tagged_text_and_come_back_exactly(double value) {
        AttributeValue written = codecs.of(double.class).write(value);

        assertThat(written.m()).containsOnlyKeys("_number");
        assertThat(codecs.of(double.class).read(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.1f, Float.MAX_VALUE, Float.MIN_VALUE, -0.0f, Float.NaN, Float.NEGATIVE_INFINITY})
    void floats_come_back_exactly(float value) {
        assertThat(codecs.of(float.class).read(codecs.of(float.class).write(value)))
                .isEqualTo(value);
    }

    @Test
    void a_float_shows_its_own_digits_and_not_those_of_a_double() {
        assertThat(codecs.of(float.class).write(0.1f).n()).isEqualTo("0.1");
    }

    @Test
    void thirty_eight_digits_fit_and_thirty_nine_do_not() {
        BigDecimal fits = new BigDecimal("0." + "7".repeat(38));
        BigDecimal doesNot = new BigDecimal("0." + "7".repeat(39));

        assertThat(codecs.of(BigDecimal.class).write(fits).n()).isEqualTo(fits.toString());
        assertThat(codecs.of(BigDecimal.class).write(doesNot).hasM()).isTrue();
        assertThat(codecs.of(BigDecimal.class).read(codecs.of(BigDecimal.class).write(doesNot)))
                .isEqualTo(doesNot);
    }

    @ParameterizedTest
    @CsvSource({
        "1.50, 1.5",
        "1.5, 1.5",
        "100, 100",
        "1E+2, 100",
        "100.00, 100",
        "0.000, 0",
        "0E-200, 0",
        "0E+200, 0",
        "1E+125, 1E+125",
        "0.10000000000000000000000000000000000000000000000000, 0.1"
    })
    void equal_numbers_are_written_alike_since_dynamo_keeps_no_trailing_zeros(String value, String digits) {
        assertThat(codecs.of(BigDecimal.class).write(new BigDecimal(value)).n()).isEqualTo(digits);
    }

    @Test
    void only_numbers_have_digits() {
        assertThat(digits(AttributeValue.fromN("1"))).isEqualTo("1");
        assertThat(digits(AttributeValue.fromM(Map.of("_number", AttributeValue.fromS("NaN")))))
                .isEqualTo("NaN");
        assertThat(digits(AttributeValue.fromM(Map.of("other", AttributeValue.fromS("NaN")))))
                .isNull();
        assertThat(digits(AttributeValue.fromS("1"))).isNull();
    }

    private static @Nullable String digits(AttributeValue attribute) {
        return NumberText.of(attribute);
    }
}
