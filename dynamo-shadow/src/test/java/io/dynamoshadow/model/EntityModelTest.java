package io.dynamoshadow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.samples.Base;
import com.acme.samples.Circle;
import com.acme.samples.Drawing;
import com.acme.samples.Shape;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EntityModelTest {
    @SuppressWarnings("ClassCanBeStatic")
    class Inner {
        String name = EntityModelTest.this.getClass().getName();
    }

    static class Throwing {
        Throwing() {
            throw new IllegalStateException("not today");
        }
    }

    static class Shadowing extends Circle {
        @SuppressWarnings("HidingField")
        String radius = "";

        Shadowing() {
            super(1);
        }
    }

    @Test
    void statics_and_transients_are_no_properties() {
        assertThat(Models.of(Drawing.class).properties())
                .extracting(Property::name)
                .startsWith("id", "owner")
                .doesNotContain("ignoredBecauseStatic", "ignoredBecauseTransient");
    }

    @Test
    void each_class_has_one_model() {
        assertThat(Models.of(Drawing.class)).isSameAs(Models.of(Drawing.class));
    }

    @Test
    void a_private_constructor_will_do() {
        assertThat(built(Drawing.class)).isInstanceOf(Drawing.class);
    }

    @Test
    void final_fields_are_set() {
        Circle circle = (Circle) built(Circle.class);

        Models.of(Circle.class).requireProperty("radius").set(circle, 4.0);

        assertThat(circle.radius()).isEqualTo(4.0);
    }

    @Test
    void a_value_of_another_type_is_refused_with_the_field_s_name() {
        assertThatThrownBy(
                        () -> Models.of(Circle.class).requireProperty("radius").set(new Circle(1), "wide"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("com.acme.samples.Circle.radius does not take a java.lang.String");
    }

    @Test
    void what_cannot_be_built_is_refused_for_a_reason() {
        assertThatThrownBy(() -> Models.of(Shape.class).requireBuildable()).hasMessageContaining("is abstract");
        assertThatThrownBy(() -> built(Base.class)).hasMessageContaining("is abstract");
        assertThatThrownBy(() -> Models.of(Inner.class).requireBuildable())
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("EntityModelTest$Inner is an inner class")
                .hasMessageContaining("Declare it static");
        assertThatThrownBy(() -> built(Throwing.class))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("EntityModelTest$Throwing cannot be built")
                .hasMessageContaining("not today");
    }

    private static Object built(Class<?> type) {
        EntityModel model = Models.of(type);
        Object[] values = new Object[model.properties().size()];
        Arrays.fill(values, EntityModel.ABSENT);
        return model.build(values);
    }

    @Test
    void two_fields_of_one_name_are_refused() {
        assertThatThrownBy(() -> Models.of(Shadowing.class))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("two fields named radius: Circle.radius and Shadowing.radius");
    }

    @Test
    void a_path_goes_through_objects_and_maps() {
        Drawing drawing = new Drawing("1");
        drawing.parent = new Drawing("2");
        drawing.parent.extra.put("a", Map.of("b", 5));

        assertThat(PropertyPath.follow(drawing, "parent.id")).isEqualTo("2");
        assertThat(PropertyPath.follow(drawing, "parent.extra.a.b")).isEqualTo(5);
        assertThat(PropertyPath.follow(drawing, "parent.parent.id")).isNull();
        assertThat(PropertyPath.follow(drawing, "")).isSameAs(drawing);
        assertThatThrownBy(() -> PropertyPath.follow(drawing, "parent.name"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has no property \"name\"");
    }

    abstract static class Generic<T extends Number> {
        abstract List<? extends CharSequence>[] array();

        abstract T variable();

        abstract List<T> list();

        @SuppressWarnings("rawtypes")
        abstract List raw();
    }

    @Test
    void generic_types_are_erased_to_their_bounds() throws NoSuchMethodException {
        assertThat(Types.erase(typeOf("array"))).isEqualTo(List[].class);
        assertThat(Types.erase(typeOf("variable"))).isEqualTo(Number.class);
        assertThat(Types.erase(Types.argument(typeOf("list"), 0))).isEqualTo(Number.class);
        assertThat(Types.argument(typeOf("raw"), 0)).isEqualTo(Object.class);
        assertThat(Types.argument(typeOf("list"), 1)).isEqualTo(Object.class);
    }

    private static Type typeOf(String method) throws NoSuchMethodException {
        return Generic.class.getDeclaredMethod(method).getGenericReturnType();
    }
}
