package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.samples.Drawing;
import com.acme.samples.Drawing.Signed;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.model.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

final class ItemCodecTest {
    private static ItemCodec codec(String... lines) {
        List<String> all = new ArrayList<>(
                List.of("dao.drawings.interface = com.acme.DrawingDao", "dao.drawings.table = drawings"));
        all.addAll(List.of(lines));
        return ItemCodec.of(TestSettings.dao(all.toArray(new String[0])), Drawing.class);
    }

    private static final String KEY = "dao.drawings.key = id";

    @Test
    void an_entity_is_an_item_and_comes_back() {
        ItemCodec items = codec(KEY);
        Drawing drawing = new Drawing("1");
        drawing.owner = "Ada";

        Drawing read = (Drawing) items.read(items.write(drawing));

        assertThat(read).usingRecursiveComparison().isEqualTo(drawing);
        assertThat(items.table().key().of(items.write(drawing))).isEqualTo(Map.of("id", AttributeValue.fromS("1")));
        assertThat(items.idOf(drawing)).isEqualTo("1");
    }

    @Test
    void an_entity_without_its_key_is_refused() {
        ItemCodec items = codec(KEY);
        Drawing drawing = new Drawing(null);

        assertThatThrownBy(() -> items.write(drawing))
                .isInstanceOf(CodecException.class)
                .hasMessage("the key property id is null");
        drawing.id("");
        assertThatThrownBy(() -> items.write(drawing)).isInstanceOf(CodecException.class);
    }

    @Test
    void a_key_that_only_mongo_knew_is_written_in_its_place() {
        ItemCodec items = codec(KEY);

        assertThat(items.write(new Drawing(null), "told")).containsEntry("id", AttributeValue.fromS("told"));
        assertThat(items.write(new Drawing("own"), "told")).containsEntry("id", AttributeValue.fromS("own"));
        assertThatThrownBy(() -> items.write(new Drawing(null), 5L))
                .isInstanceOf(CodecException.class)
                .hasMessage("id does not take a java.lang.Long");
    }

    @Test
    void a_partition_key_has_2048_bytes_at_most_and_a_sort_key_1024() {
        ItemCodec items = codec("dao.drawings.key = id, owner");
        Drawing drawing = new Drawing("ü".repeat(1024));
        drawing.owner = "ü".repeat(512);
        assertThat(items.write(drawing)).isNotEmpty();

        drawing.owner = "ü".repeat(512) + "x";
        assertThatThrownBy(() -> items.write(drawing))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("owner");
        drawing.owner = "x";
        drawing.id("ü".repeat(1024) + "x");
        assertThatThrownBy(() -> items.write(drawing))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("id");
    }

    @Test
    void an_argument_that_can_be_no_key_is_refused() {
        KeyAttribute id = codec(KEY).table().key().partition();

        assertThat(id.write("1")).isEqualTo(AttributeValue.fromS("1"));
        assertThatThrownBy(() -> id.write(null)).hasMessage("id is null, and a key needs a value");
        assertThatThrownBy(() -> id.write("")).hasMessage("id is empty, which no key may be");
        assertThatThrownBy(() -> id.write("x".repeat(2049))).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> id.write(1)).hasMessage("id does not take a java.lang.Integer");
    }

    @Test
    void an_index_attribute_that_is_null_is_left_out_and_read_as_null() {
        ItemCodec items = codec(KEY, "dao.drawings.index.by-title = title, version");
        Drawing drawing = new Drawing("1");
        drawing.title = null;

        Map<String, AttributeValue> item = items.write(drawing);

        assertThat(item).doesNotContainKeys("title", "version").containsKey("owner");
        assertThat(((Drawing) items.read(item)).title).isNull();
        assertThat(((Drawing) items.read(item)).version).isNull();
    }

    @Test
    void an_index_attribute_that_dynamo_would_refuse_is_refused_here() {
        ItemCodec items = codec(KEY, "dao.drawings.index.by-owner = owner, title");
        Drawing drawing = new Drawing("1");
        drawing.owner = "";

        assertThatThrownBy(() -> items.write(drawing))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("owner")
                .hasMessageContaining("by-owner");
    }

    @Test
    void the_types_of_keys_are_known() {
        ItemCodec items = codec("dao.drawings.key = id, version", "dao.drawings.index.by-owner = owner, price");

        assertThat(items.table().key().partition().type()).isEqualTo(ScalarAttributeType.S);
        KeyAttribute sort = items.table().key().sort();
        assertThat(sort).isNotNull();
        assertThat(sort.type()).isEqualTo(ScalarAttributeType.N);
        assertThat(items.table().index("by-owner")).isNotNull();
        assertThat(items.table().index("by-title")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags", "extra", "parent", "note"})
    void what_can_be_no_key_is_refused(String property) {
        assertThatThrownBy(() -> codec("dao.drawings.key = " + property))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("Drawing." + property)
                .hasMessageContaining("DynamoDB takes text, numbers and binary");
    }

    @Test
    void an_unknown_property_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> codec("dao.drawings.key = uuid"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has no property \"uuid\"; it has id, owner, version");
        assertThatThrownBy(() -> codec(KEY, "dao.drawings.attribute.nome = n"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has no property \"nome\"");
    }

    @Test
    void an_attribute_may_have_another_name_than_its_property() {
        ItemCodec items = codec(KEY, "dao.drawings.attribute.id = pk", "dao.drawings.attribute.owner = o");
        Drawing drawing = new Drawing("1");
        drawing.owner = "Ada";

        Map<String, AttributeValue> item = items.write(drawing);

        assertThat(item)
                .containsEntry("pk", AttributeValue.fromS("1"))
                .containsEntry("o", AttributeValue.fromS("Ada"))
                .doesNotContainKeys("id", "owner");
        assertThat(items.read(item)).usingRecursiveComparison().isEqualTo(drawing);
    }

    @Test
    void an_entity_of_a_subclass_has_the_same_attribute_names() {
        ItemCodec items = codec(KEY, "dao.drawings.attribute.id = pk");

        Map<String, AttributeValue> item = items.write(new Signed("1", "Klee"));

        assertThat(item).containsEntry("pk", AttributeValue.fromS("1")).containsKey("signature");
        Object read = items.read(item);
        assertThat(read).isInstanceOf(Signed.class);
        assertThat(((Signed) read).id()).isEqualTo("1");
    }

    @Test
    void names_of_ours_and_names_taken_twice_are_refused() {
        assertThatThrownBy(() -> codec(KEY, "dao.drawings.attribute.owner = _v"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("dao.drawings.attribute.owner");
        assertThatThrownBy(() -> codec(KEY, "dao.drawings.attribute.owner = title"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("title")
                .hasMessageContaining("owner");
    }
}
