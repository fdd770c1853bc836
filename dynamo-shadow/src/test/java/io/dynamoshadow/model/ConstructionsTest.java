package io.dynamoshadow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which constructor is chosen where the names of its parameters come from here, from there, or from nowhere. */
final class ConstructionsTest {
    private static final String PERSON = "class Person { private final String first, last;"
            + " Person(String last, String first) { this.first = first; this.last = last; }"
            + " public String toString() { return first + ' ' + last; } }";
    private static final String STAY = "class Stay { private final String place; private final int nights;"
            + " Stay(int nights, String place) { this.place = place; this.nights = nights; }"
            + " public String toString() { return nights + \" in \" + place; } }";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path classes;

    @Test
    void parameter_names_are_known_from_the_class_file_s_debug_tables() {
        EntityModel person = model("Person", PERSON, "-g");

        assertThat(person).hasToString("app.Person, built by app.Person(java.lang.String,java.lang.String)");
        assertThat(person.build(new Object[] {"Ann", "Lee"})).hasToString("Ann Lee");
    }

    @Test
    void parameter_names_are_known_from_the_compiler_s_option() {
        EntityModel person = model("Person", PERSON, "-g:none", "-parameters");

        assertThat(person).hasToString("app.Person, built by app.Person(java.lang.String,java.lang.String)");
        assertThat(person.build(new Object[] {"Ann", "Lee"})).hasToString("Ann Lee");
    }

    @Test
    void parameters_without_names_are_told_apart_by_their_types() {
        EntityModel stay = model("Stay", STAY, "-g:none");

        assertThat(stay).hasToString("app.Stay, built by app.Stay(int,java.lang.String)");
        assertThat(stay.build(new Object[] {"Rome", 3})).hasToString("3 in Rome");
    }

    @Test
    void parameters_without_names_and_of_one_type_are_not_guessed_at() {
        EntityModel person = model("Person", PERSON, "-g:none");

        assertThat(person).hasToString("app.Person, built by a bare app.Person");
        assertThat(person.build(new Object[] {"Ann", "Lee"})).hasToString("Ann Lee");
    }

    @Test
    void kotlin_numbers_its_properties_in_the_order_of_its_constructor() {
        String pair = "class Pair { private final String left, right;"
                + " Pair(String a, String b) { this.left = a; this.right = b; }"
                + " public String component1() { return left; } public String component2() { return right; } }";
        EntityModel model = model("Pair", pair, "-g:none");

        assertThat(model).hasToString("app.Pair, built by app.Pair(java.lang.String,java.lang.String)");
    }

    @Test
    void of_several_constructors_the_one_that_takes_the_most_properties_is_chosen() {
        String trip = "class Trip { private final String from, to; private String via;"
                + " public Trip(String from) { this(from, \"home\"); }"
                + " Trip(String from, String to) { this.from = from; this.to = to; }"
                + " public Trip(String from, String to, int stranger) { this(from, to); }"
                + " public Trip(Trip trip) { this(trip.from); }"
                + " public String toString() { return from + to + via; } }";
        EntityModel model = model("Trip", trip, "-g");

        assertThat(model).hasToString("app.Trip, built by app.Trip(java.lang.String,java.lang.String)");
        assertThat(model.build(new Object[] {"a", "b", "c"})).hasToString("abc");
    }

    /** Compiles a class as an application's build would. */
    private EntityModel model(String name, String source, String... options) {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///app/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return "package app; " + source;
                    }
                };
        List<String> all = new java.util.ArrayList<>(Arrays.asList(options));
        all.addAll(List.of("-proc:none", "-d", classes.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, null, all, null, List.of(file))
                        .call())
                .isTrue();
        try (URLClassLoader loader = loader()) {
            return Models.of(loader.loadClass("app." + name));
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private URLClassLoader loader() throws MalformedURLException {
        return new URLClassLoader(
                new java.net.URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
    }
}
