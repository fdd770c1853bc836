package io.dynamoshadow.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.launchdarkly.sdk.LDValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTextTest {
    @Test
    void writes_maps_and_lists_in_their_order() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", List.of("x", 1, true));
        map.put("a", null);
        map.put("none", List.of());
        map.put("empty", Map.of());

        assertThat(JsonText.of(map))
                .isEqualTo(
                        """
                        {
                          "b": [
                            "x",
                            1,
                            true
                          ],
                          "a": null,
                          "none": [],
                          "empty": {}
                        }""");
    }

    @Test
    void any_text_is_read_back_as_it_was() {
        List<String> texts =
                Arrays.asList("", "\"quoted\" \\", "line\nline\ttab\r", "\u0000\u001f\u007f", "größer €", "😀");

        String json = JsonText.of(new ArrayList<>(texts));

        assertThat(json).matches("\\p{ASCII}*");
        List<String> read = new ArrayList<>();
        LDValue.parse(json).values().forEach(value -> read.add(value.stringValue()));
        assertThat(read).isEqualTo(texts);
    }
}
