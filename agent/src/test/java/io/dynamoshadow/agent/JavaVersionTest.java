package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaVersionTest {
    @ParameterizedTest
    @ValueSource(strings = {"49.0", "50.0", "51.0", "51.65535"})
    void java_7_and_older_are_too_old(String classVersion) {
        assertThat(JavaVersion.complaint(classVersion, "1.7.0_80"))
                .isEqualTo("Dynamo Shadow needs Java 8 or newer, and this is Java 1.7.0_80");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"52.0", "61.0", "69.0", "100.0", "", "unknown"})
    void java_8_and_newer_and_what_is_not_known_are_not(String classVersion) {
        assertThat(JavaVersion.complaint(classVersion, "8")).isNull();
    }

    @Test
    void this_java_is_not() {
        assertThat(JavaVersion.complaint()).isNull();
    }
}
