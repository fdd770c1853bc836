package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.samples.Circle;
import com.acme.samples.Drawing;
import com.acme.samples.Drawing.Signed;
import com.acme.samples.Drawing.Unrelated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ObjectCodecTest {
    private final Codecs codecs = new Codecs(ObjectCodecTest.class.getClassLoader());
    private final ValueCodec drawings = codecs.of(Drawing.class);

    @Test
    void each_field_is_an_attribute_inherited_ones_first_whether_private_or_final() {
        Drawing drawing = new Drawing("1");
        drawing.views(7);
        drawing.shapes.add(new Circle(1));

        AttributeValue written = drawings.write(drawing);

        assertThat(written.m().keySet())
                .containsExactly(
                        "id", "owner", "version", "title", "shapes", "tags", "extra", "note", "parent", "price",
                        "views");
        assertThat(written.m())
                .containsEntry("id", AttributeValue.fromS("1"))
                .containsEntry("owner", AttributeValue.fromNul(true))
                .containsEntry("views", AttributeValue.fromN("7"));
        Drawing read = (Drawing) drawings.read(written);
        assertThat(read.id()).isEqualTo("1");
        assertThat(read.views()).isEqualTo(7);
        assertThat(read.shapes).containsExactly(new Circle(1));
    }

    @Test
    void objects_inside_objects_are_maps() {
        Drawing drawing = new Drawing("1");
        drawing.parent = new Drawing("2");
        drawing.parent.parent = new Drawing("3");

        Drawing read = (Drawing) drawings.read(drawings.write(drawing));

        assertThat(read.parent.id()).isEqualTo("2");
        assertThat(read.parent.parent.id()).isEqualTo("3");
        assertThat(read.parent.parent.parent).isNull();
    }

    @Test
    void a_null_is_read_as_null_and_a_missing_attribute_leaves_what_the_constructor_set() {
        AttributeValue item = AttributeValue.fromM(Map.of("owner", AttributeValue.fromNul(true)));
        AttributeValue untitled = AttributeValue.fromM(Map.of("title", AttributeValue.fromNul(true)));

        assertThat(((Drawing) drawings.read(item)).title).isEqualTo("untitled");
        assertThat(((Drawing) drawings.read(untitled)).title).isNull();
    }

    @Test
    void a_null_leaves_a_primitive_as_it_is() {
        AttributeValue item = AttributeValue.fromM(Map.of("views", AttributeValue.fromNul(true)));

        assertThat(((Drawing) drawings.read(item)).views()).isZero();
    }

    @Test
    void attributes_that_are_no_property_are_passed_over() {
        AttributeValue item =
                AttributeValue.fromM(Map.of("id", AttributeValue.fromS("1"), "_v", AttributeValue.fromN("9")));

        assertThat(((Drawing) drawings.read(item)).id()).isEqualTo("1");
    }

    @Test
    void an_optional_is_its_value_and_an_empty_one_comes_back_empty() {
        Drawing drawing = new Drawing("1");
        drawing.note = Optional.of("keep");
        assertThat(drawings.write(drawing).m()).containsEntry("note", AttributeValue.fromS("keep"));
        assertThat(((Drawing) drawings.read(drawings.write(drawing))).note).contains("keep");

        drawing.note = Optional.empty();
        assertThat(drawings.write(drawing).m()).containsEntry("note", AttributeValue.fromNul(true));
        assertThat(((Drawing) drawings.read(drawings.write(drawing))).note).isEmpty();
    }

    @Test
    void a_value_of_a_subclass_names_its_class_and_comes_back_as_it() {
        AttributeValue written = drawings.write(new Signed("1", "Klee"));

        assertThat(written.m())
                .containsEntry("_class", AttributeValue.fromS("com.acme.samples.Drawing$Signed"))
                .containsEntry("signature", AttributeValue.fromS("Klee"));
        assertThat(drawings.read(written)).isInstanceOf(Signed.class);
    }

    @Test
    void a_value_of_the_declared_class_does_not_name_it() {
        assertThat(drawings.write(new Drawing("1")).m()).doesNotContainKey("_class");
    }

    @Test
    void an_item_cannot_name_an_unrelated_class() {
        int built = Unrelated.built;
        AttributeValue item =
                AttributeValue.fromM(Map.of("_class", AttributeValue.fromS("com.acme.samples.Drawing$Unrelated")));

        assertThatThrownBy(() -> drawings.read(item))
                .isInstanceOf(CodecException.class)
                .hasMessage("names the class com.acme.samples.Drawing$Unrelated, which is no com.acme.samples.Drawing");
        assertThat(Unrelated.built).isEqualTo(built);
    }

    @Test
    void a_class_that_is_not_there_or_no_name_is_refused() {
        assertThatThrownBy(() ->
                        drawings.read(AttributeValue.fromM(Map.of("_class", AttributeValue.fromS("com.acme.Gone")))))
                .isInstanceOf(CodecException.class)
                .hasMessage("names the class com.acme.Gone, which cannot be found");
        assertThatThrownBy(() -> drawings.read(AttributeValue.fromM(Map.of("_class", AttributeValue.fromN("1")))))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void an_error_names_the_way_to_it() {
        Drawing drawing = new Drawing("1");
        drawing.parent = new Drawing("2");
        drawing.parent.extra.put("thread", List.of(new Thread()));

        assertThatThrownBy(() -> drawings.write(drawing))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith("parent.extra.thread[0]: has the type java.lang.Thread");
    }

    @Test
    void reading_an_error_names_the_way_to_it() {
        AttributeValue item = AttributeValue.fromM(
                Map.of("parent", AttributeValue.fromM(Map.of("views", AttributeValue.fromS("many")))));

        assertThatThrownBy(() -> drawings.read(item))
                .isInstanceOf(CodecException.class)
                .hasMessage("parent.views: is no Integer but of type S");
        assertThatThrownBy(() -> drawings.read(AttributeValue.fromS("")))
                .isInstanceOf(CodecException.class)
                .hasMessage("is no Drawing but of type S");
    }

    @Test
    void an_object_that_contains_itself_is_refused_for_that_reason() {
        Drawing drawing = new Drawing("1");
        drawing.parent = drawing;

        assertThatThrownBy(() -> drawings.write(drawing))
                .isInstanceOf(CodecException.class)
                .hasMessage("parent: is a com.acme.samples.Drawing that contains itself, and would have no end");
    }

    @Test
    void a_list_or_map_that_contains_itself_is_refused_too() {
        Drawing inList = new Drawing("1");
        List<Object> list = new ArrayList<>();
        list.add(list);
        inList.extra.put("list", list);
        Drawing inMap = new Drawing("1");
        Map<String, Object> map = new HashMap<>();
        map.put("map", map);
        inMap.extra = map;

        assertThatThrownBy(() -> drawings.write(inList))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("contains itself");
        assertThatThrownBy(() -> drawings.write(inMap))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("contains itself");
    }

    @Test
    void errors_do_not_use_up_the_depth_of_what_is_written_after_them() {
        Drawing wrong = new Drawing("1");
        wrong.parent = new Drawing("2");
        wrong.parent.extra.put("thread", new Thread());
        Drawing cyclic = new Drawing("1");
        cyclic.parent = cyclic;
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> drawings.write(wrong)).hasMessageContaining("java.lang.Thread");
            assertThatThrownBy(() -> drawings.write(cyclic)).hasMessageContaining("contains itself");
        }
        Drawing deep = new Drawing("1");
        for (int i = 0; i < 20; i++) {
            Drawing parent = new Drawing("p");
            parent.parent = deep;
            deep = parent;
        }

        assertThat(drawings.write(deep).hasM()).isTrue();
    }

    @Test
    void a_set_of_objects_comes_back() {
        ValueCodec codec = codecs.of(new TypeOf<Set<Circle>>() {}.type());

        assertThat(codec.read(codec.write(Set.of(new Circle(1), new Circle(2, "red")))))
                .isEqualTo(Set.of(new Circle(1), new Circle(2, "red")));
    }
}
