package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Which classes and methods are woven: {@code >} is what comes in, {@code <} what goes out. */
@ParameterizedClass
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class WovenClassesIT {
    private static final String FIND = "> find(Ljava/lang/String;J)Ljava/lang/String; [1, 2]";

    private static SampleApp sample;
    private static Result woven;

    WovenClassesIT(Path jdk) {
        assertThat(jdk).isDirectory();
    }

    @BeforeAll
    static void compile(@TempDir Path directory) throws IOException {
        sample = SampleApp.compile(directory);
    }

    @BeforeParameterizedClassInvocation
    static void run(Path jdk) {
        woven = sample.run(jdk, "record", "declared methods");
    }

    private static void section(String name, String... lines) {
        assertThat(woven.section(name)).containsExactly(lines);
    }

    @Test
    void a_method_of_a_superclass_that_implements_the_interface_is_woven_once() {
        found("superclass", "base 1");
        assertThat(woven.woven("app.Finders$Inheriting")).isEmpty();
    }

    @Test
    void a_method_that_calls_super_is_woven_and_so_is_the_other() {
        section("super call", FIND, FIND, "< base 1", "< sub of base 1", "sub of base 1");
    }

    @Test
    void a_framework_s_subclass_is_left_alone_and_what_it_calls_is_woven() {
        section("wrapper", FIND, FIND, "< base 1", "< sub of base 1", "around sub of base 1");
        assertThat(woven.woven("app.Finders$Wrapped$$SpringCGLIB$$0")).isEmpty();
    }

    @Test
    void a_framework_s_class_is_woven_where_there_is_no_other() {
        found("wrapper of an interface", "made 1");
    }

    @Test
    void what_stands_for_another_object_is_left_to_it() {
        found("stand-in", "base 1");
        assertThat(woven.woven("app.Finders$Proxy$_$$_WeldClientProxy")).isEmpty();
    }

    @Test
    void a_class_may_implement_a_sub_interface() {
        found("sub-interface", "sub-interface 1");
    }

    @Test
    void a_method_of_a_superclass_that_does_not_implement_the_interface_is_woven_for_the_subclass_alone() {
        section("stranger", FIND, "< stranger 1 2", "stranger 1 2", "stranger unwoven 1");
        found("sub of stranger", "stranger 1 2");
        assertThat(woven.woven("app.Finders$Stranger")).isEmpty();
        assertThat(woven.woven("app.Finders$FromFromStranger")).isEmpty();
    }

    @Test
    void an_added_override_looks_like_a_compilers_bridge() {
        assertThat(woven.section("declared methods")).containsExactly("FromStranger (bridge)");
    }

    @Test
    void classes_of_all_kinds_are_woven() {
        found("final class", "final class 1");
        found("nested", "nested 1");
        found("enum", "enum 1");
        found("enum constant", "special 1");
        found("anonymous", "anonymous 1");
    }

    @Test
    void a_lambda_is_left_alone() {
        section("lambda", "lambda 1");
    }

    @Test
    void a_proxy_of_a_public_interface_is_woven() {
        found("proxy", "proxy find");
    }

    @Test
    void a_proxy_of_a_package_private_interface_is_woven_except_for_methods_of_object() {
        section(
                "hidden proxy",
                "> seek(Ljava/lang/String;)Ljava/lang/String; [1]",
                "< proxy seek",
                "proxy seek",
                "proxy toString");
    }

    @Test
    void default_methods_are_woven_whether_they_are_overridden_or_not() {
        defaults("defaults", "default 1", "own, not default 2");
        assertThat(woven.woven("app.Defaults$Impl")).contains("kept(", "replaced(");
    }

    @Test
    void default_methods_of_a_superclass_are_woven_once() {
        defaults("defaults of a superclass", "default 1", "own, not default 2");
        assertThat(woven.woven("app.Defaults$SubImpl")).isEmpty();
    }

    @Test
    void the_most_specific_default_method_still_wins_after_weaving() {
        defaults("more defaults", "more 1", "own, not default 2");
        defaults("defaults of an abstract class", "more 1", "of abstract 2");
    }

    @Test
    void a_generic_method_is_woven_whether_it_is_called_by_its_bridge_or_directly() {
        section(
                "generics",
                "> get(Ljava/lang/Object;)Ljava/lang/Object; [1]",
                "> get(Ljava/lang/Object;)Ljava/lang/Object; [1]",
                "< text 1",
                "< text 1",
                "text 1",
                "> put(Ljava/lang/Object;)Ljava/lang/Object; [ab]",
                "> put(Ljava/lang/Object;)Ljava/lang/Object; [ab]",
                "< 2",
                "< 2",
                "2");
        section(
                "generics, through the class",
                "> get(Ljava/lang/Object;)Ljava/lang/Object; [3]",
                "< text 3",
                "text 3",
                "> get(Ljava/lang/Object;)Ljava/lang/Object; [3]",
                "< sub 3",
                "sub 3");
    }

    @Test
    void a_generic_method_that_is_inherited_is_woven_by_its_bridge() {
        section(
                "generics, inherited",
                "> get(Ljava/lang/Object;)Ljava/lang/Object; [1]",
                "< null",
                "null",
                "> put(Ljava/lang/Object;)Ljava/lang/Object; [ab]",
                "< 1",
                "1");
    }

    @Test
    void a_repository_whose_methods_all_come_from_elsewhere_is_woven() {
        section("repository base class", "> save(Ljava/lang/Object;)Ljava/lang/Object; [a]", "< a", "a");
        section("repository proxy", "> save(Ljava/lang/Object;)Ljava/lang/Object; [a]", "< proxy save", "proxy save");
        assertThat(woven.section("repository"))
                .startsWith("> save(Ljava/lang/Object;)Ljava/lang/Object; [a]")
                .endsWith("A");
    }

    private static void found(String section, String result) {
        section(section, FIND, "< " + result, result);
    }

    private static void defaults(String section, String kept, String replaced) {
        section(
                section,
                "> kept(I)Ljava/lang/String; [1]",
                "< " + kept,
                kept,
                "> replaced(I)Ljava/lang/String; [2]",
                "< " + replaced,
                replaced);
    }
}
