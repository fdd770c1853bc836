package io.dynamoshadow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.samples.Base;
import com.acme.samples.Circle;
import com.acme.samples.Drawing;
import com.acme.samples.Shape;
import com.acme.shapes.Account;
import com.acme.shapes.Address;
import com.acme.shapes.Level;
import com.acme.shapes.LogEntry;
import com.acme.shapes.Pets;
import java.lang.reflect.Type;
import java.time.Instant;
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

    @Test
    void a_step_in_brackets_calls_a_public_method() {
        Pets pets = new Pets();
        pets.level = Level.HIGH;
        pets.all = List.of(new Pets.Dog("Rex", true));

        assertThat(PropertyPath.follow(pets, "level.name()")).isEqualTo("HIGH");
        assertThat(PropertyPath.follow(pets, "level.weight()")).isEqualTo(9);
        assertThat(PropertyPath.follow(pets, "level.name().length()")).isEqualTo(4);
        assertThat(PropertyPath.follow(pets, "all.size()")).isEqualTo(1);
        assertThat(PropertyPath.follow(Map.of("a", 1), "entrySet().size()")).isEqualTo(1);
        assertThat(PropertyPath.follow(pets, "favourite.name()")).isNull();
        assertThat(PropertyPath.follow(new Address("Elm", 5), "street()")).isEqualTo("Elm");
    }

    @Test
    void a_step_in_brackets_that_is_no_such_method_is_refused() {
        assertThatThrownBy(() -> PropertyPath.follow(Level.HIGH, "title()"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has no public method title() without arguments that returns something");
        assertThatThrownBy(() -> PropertyPath.follow(new Object(), "notify()"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has no public method notify()");
        assertThatThrownBy(() -> PropertyPath.follow(List.of().iterator(), "next()"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("next() threw java.util.NoSuchElementException");
    }

    @Test
    void a_misspelt_property_is_answered_with_the_nearest() {
        assertThatThrownBy(() -> Models.of(Drawing.class).requireProperty("titel"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        "com.acme.samples.Drawing has no property \"titel\"; did you mean title? it has id, owner,");
        assertThatThrownBy(() -> Models.of(Drawing.class).requireProperty("zzzzzz"))
                .hasMessageStartingWith("com.acme.samples.Drawing has no property \"zzzzzz\"; it has id, owner,");
        assertThat(NearestName.of("acountID", List.of("amount", "accountId", "account")))
                .isEqualTo("accountId");
    }

    @Test
    void a_mutable_entity_is_changed_in_place_and_an_immutable_one_copied() {
        Drawing drawing = new Drawing("1");
        Address address = new Address("Elm", 5);
        Account account = new Account("a", List.of("admin"), address);
        account.loggedIn();

        assertThat(Models.of(Drawing.class).with(drawing, "id", "2")).isSameAs(drawing);
        assertThat(drawing.id()).isEqualTo("2");
        assertThat(Models.of(Address.class).with(address, "number", 6)).isEqualTo(new Address("Elm", 6));
        Account copy = (Account) Models.of(Account.class).with(account, "id", "b");
        assertThat(copy).isNotSameAs(account).hasToString("b[admin]" + address);
        assertThat(copy.logins()).isEqualTo(1);
        assertThat(account.id()).isEqualTo("a");
    }

    @Test
    void properties_have_the_types_that_a_type_s_arguments_give_them() {
        EntityModel entries = Models.of(LogEntry.class);
        assertThat(entries.requireProperty("id").type()).isEqualTo(Instant.class);
        assertThat(entries.requireProperty("id").rawType()).isEqualTo(Instant.class);

        EntityModel page = Models.of(entries.requireProperty("addresses").type());
        assertThat(page.type()).isEqualTo(LogEntry.Page.class);
        assertThat(page.requireProperty("first").rawType()).isEqualTo(Address.class);
        assertThat(page.requireProperty("content").type()).hasToString("java.util.List<com.acme.shapes.Address>");
        assertThat(page.requireProperty("array").rawType()).isEqualTo(Address[].class);
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
