package io.dynamoshadow.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.config.PathPatterns;
import io.dynamoshadow.config.ValuePolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ValueTextTest {
    private final ValueText hash = new ValueText(ValuePolicy.HASH, PathPatterns.NONE, null);
    private final ValueText plain = new ValueText(ValuePolicy.PLAIN, PathPatterns.NONE, null);
    private final ValueText none = new ValueText(ValuePolicy.NONE, PathPatterns.NONE, null);

    @Test
    void a_hash_shows_type_and_length_and_nothing_else() {
        String text = hash.of("", AttributeValue.fromS("top secret"));

        assertThat(text).matches("S\\(12\\)#[\\w-]{8}").doesNotContain("secret");
    }

    @Test
    void equal_values_have_equal_hashes_and_others_have_not() {
        assertThat(hash.of("", AttributeValue.fromS("a"))).isEqualTo(hash.of("", AttributeValue.fromS("a")));
        assertThat(hash.of("", AttributeValue.fromS("a"))).isNotEqualTo(hash.of("", AttributeValue.fromS("b")));
        assertThat(hash.of("", AttributeValue.fromS("1"))).isNotEqualTo(hash.of("", AttributeValue.fromN("1")));
    }

    @Test
    void equal_maps_have_equal_hashes_in_whatever_order() {
        Map<String, AttributeValue> one = new LinkedHashMap<>();
        one.put("a", AttributeValue.fromS("1"));
        one.put("b", AttributeValue.fromS("2"));
        Map<String, AttributeValue> other = new LinkedHashMap<>();
        other.put("b", AttributeValue.fromS("2"));
        other.put("a", AttributeValue.fromS("1"));

        assertThat(hash.of("", AttributeValue.fromM(one))).isEqualTo(hash.of("", AttributeValue.fromM(other)));
    }

    @Test
    void the_key_of_the_hash_is_made_for_each_process() {
        assertThat(hash.of("", AttributeValue.fromS("a")))
                .isNotEqualTo(
                        new ValueText(ValuePolicy.HASH, PathPatterns.NONE, null).of("", AttributeValue.fromS("a")));
    }

    @Test
    void plain_values_read_like_json() {
        assertThat(plain.of("", AttributeValue.fromS("a"))).isEqualTo("\"a\"");
        assertThat(plain.of("", AttributeValue.fromN("1.5"))).isEqualTo("1.5");
        assertThat(plain.of("", AttributeValue.fromBool(true))).isEqualTo("true");
        assertThat(plain.of("", AttributeValue.fromNul(true))).isEqualTo("null");
        assertThat(plain.of("", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1}))))
                .isEqualTo("0x00ff");
        assertThat(plain.of("", AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromS("b")))))
                .isEqualTo("[1, \"b\"]");
        assertThat(plain.of(
                        "",
                        AttributeValue.fromM(Map.of("b", AttributeValue.fromN("1"), "a", AttributeValue.fromN("2")))))
                .isEqualTo("{a: 2, b: 1}");
    }

    @Test
    void without_values_only_the_type_is_told() {
        assertThat(none.of("", AttributeValue.fromS("secret"))).isEqualTo("S");
    }

    @ParameterizedTest
    @EnumSource(ValuePolicy.class)
    void nothing_is_nothing(ValuePolicy policy) {
        assertThat(new ValueText(policy, PathPatterns.NONE, null).of("", null)).isEqualTo("nothing");
    }

    @Test
    void control_characters_and_line_breaks_cannot_forge_a_line() {
        String forged = "x\n2026-11-22 ERROR all is lost\r\u001b[31m\u2028\u0085";

        assertThat(plain.of("", AttributeValue.fromS(forged)))
                .isEqualTo("\"x\\u000a2026-11-22 ERROR all is lost\\u000d\\u001b[31m\\u2028\\u0085\"");
        assertThat(ValueText.ofKey(Map.of("id", AttributeValue.fromS("a\nb")))).isEqualTo("\"a\\u000ab\"");
        assertThat(ValueText.ofKey("?\n")).isEqualTo("?\\u000a");
    }

    @Test
    void long_values_are_cut() {
        String text = plain.of("", AttributeValue.fromS("x".repeat(1_000)));

        assertThat(text).hasSizeLessThan(210).endsWith("…");
    }

    @Test
    void keys_are_shown_always() {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        key.put("accountId", AttributeValue.fromS("acc-1"));
        key.put("number", AttributeValue.fromN("5"));

        assertThat(ValueText.ofKey(key)).isEqualTo("\"acc-1\", 5");
        assertThat(ValueText.ofKey(null)).isEmpty();
    }
}
