package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class PropertyValuesTest {
    private static final AttributeValue ONE = AttributeValue.fromN("1");
    private static final AttributeValue TWO = AttributeValue.fromN("2");
    private static final AttributeValue THREE = AttributeValue.fromN("3");

    private final String[] names = {"a", "b"};
    private final Map<String, AttributeValue> values = new PropertyValues(names, new AttributeValue[] {ONE, TWO});

    @Test
    void it_is_a_map_in_the_order_of_its_names() {
        assertThat(values).containsExactly(Map.entry("a", ONE), Map.entry("b", TWO));
        assertThat(values).isEqualTo(Map.of("b", TWO, "a", ONE)).hasSameHashCodeAs(Map.of("a", ONE, "b", TWO));
        assertThat(values.get("b")).isEqualTo(TWO);
        assertThat(values.get("c")).isNull();
        assertThat(values.containsKey("a")).isTrue();
        assertThat(AttributeValue.fromM(values).m()).isEqualTo(values);
        Map<String, AttributeValue> visited = new LinkedHashMap<>();
        values.forEach(visited::put);
        assertThat(visited).isEqualTo(values);
    }

    @Test
    void attributes_are_replaced_added_and_removed_without_touching_the_names_it_was_given() {
        assertThat(values.put("a", THREE)).isEqualTo(ONE);
        for (int i = 0; i < 10; i++) {
            assertThat(values.put("x" + i, ONE)).isNull();
        }
        assertThat(values.remove("b")).isEqualTo(TWO);
        assertThat(values.remove("b")).isNull();
        assertThat(values).hasSize(11).containsEntry("a", THREE).containsEntry("x9", ONE);
        assertThat(names).containsExactly("a", "b");
    }

    @Test
    void its_iterator_removes() {
        Iterator<Map.Entry<String, AttributeValue>> entries = values.entrySet().iterator();
        entries.next();
        entries.remove();

        assertThat(entries.next().getKey()).isEqualTo("b");
        assertThat(entries.hasNext()).isFalse();
        assertThat(values.keySet()).isEqualTo(new HashMap<>(Map.of("b", TWO)).keySet());
        assertThat(names).isEqualTo(List.of("a", "b").toArray());
    }
}
