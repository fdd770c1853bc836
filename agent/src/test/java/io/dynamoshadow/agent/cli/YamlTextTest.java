package io.dynamoshadow.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class YamlTextTest {
    @Test
    void writes_maps_and_lists_in_their_order() {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("AttributeName", "id");
        element.put("KeyType", "HASH");
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("Type", "AWS::DynamoDB::Table");
        map.put("KeySchema", List.of(element, element));
        map.put("Projection", Map.of("ProjectionType", "ALL"));
        map.put("Words", List.of("one", "two"));

        assertThat(YamlText.of(map))
                .isEqualTo(
                        """
                        Type: AWS::DynamoDB::Table
                        KeySchema:
                          - AttributeName: id
                            KeyType: HASH
                          - AttributeName: id
                            KeyType: HASH
                        Projection:
                          ProjectionType: ALL
                        Words:
                          - one
                          - two
                        """);
    }

    @Test
    void quotes_what_would_be_something_else() {
        for (String text : List.of("2010-09-09", "12", "true", "No", "null", "it's", "a: b", "a #b", "- a", "a:", "")) {
            assertThat(YamlText.of(Map.of("k", text))).isEqualTo("k: '" + text.replace("'", "''") + "'\n");
        }
    }
}
