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

/** DAOs of unusual shapes, and what they have of others: {@code >} is what comes in, {@code <} what goes out. */
@ParameterizedClass
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class WovenShapesIT {
    private static final String FIND = "> find(Ljava/lang/String;J)Ljava/lang/String; [1, ";

    private static SampleApp sample;
    private static Result woven;

    private final Path jdk;

    WovenShapesIT(Path jdk) {
        this.jdk = jdk;
    }

    @BeforeAll
    static void compile(@TempDir Path directory) throws IOException {
        sample = SampleApp.compile(directory);
    }

    @BeforeParameterizedClassInvocation
    static void run(Path jdk) {
        woven = sample.run(jdk, "record");
    }

    private static void section(String name, String... lines) {
        assertThat(woven.section(name)).containsExactly(lines);
    }

    @Test
    void each_of_several_overloads_is_woven_and_no_other() {
        section(
                "overloads",
                "> of(Ljava/lang/String;)Ljava/lang/String; [a]",
                "< text a",
                "text a",
                "> of(Ljava/lang/Object;)Ljava/lang/String; [a]",
                "< object a",
                "object a",
                "> of(J)Ljava/lang/String; [1]",
                "< long 1",
                "long 1",
                "> of(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String; [a, [b]]",
                "< texts a1",
                "texts a1",
                "int 1");
    }

    @Test
    void package_private_abstract_and_synchronized_ones_are_woven() {
        section("package-private", FIND + "2]", "< package-private 1", "package-private 1");
        section("template", FIND + "2]", "< template fetched 1", "template fetched 1");
        section("abstract method", FIND + "2]", "< filled in 1", "filled in 1");
        assertThat(woven.woven("app.Shapes$LeftOpen")).isEmpty();
    }

    @Test
    void a_synchronized_method_still_holds_its_lock() {
        section("synchronized", FIND + "2]", "< synchronized true", "synchronized true");
    }

    @Test
    void decorators_and_what_they_decorate_are_all_woven() {
        section(
                "decorators",
                FIND + "2]",
                FIND + "2]",
                FIND + "2]",
                "< package-private 1",
                "< decorated package-private 1",
                "< decorated decorated package-private 1",
                "decorated decorated package-private 1");
    }

    @Test
    void a_method_that_calls_itself_comes_in_as_often_as_it_goes_out() {
        section("recursion", FIND + "2]", FIND + "1]", FIND + "0]", "< end", "< 1 end", "< 2 1 end", "2 1 end");
    }

    @Test
    void static_and_private_methods_of_the_same_name_are_left_alone() {
        section("namesakes", FIND + "2]", "< static 1 private 2", "static 1 private 2");
    }

    @Test
    void a_method_that_a_class_of_the_jdk_lends_is_woven_for_the_dao_alone() {
        section("of the JDK", "> size()I []", "< 0", "0", "0");
    }

    @Test
    void a_final_method_that_a_class_of_the_jdk_lends_is_left_and_named() {
        section("final of the JDK", "a thread");
        assertThat(woven.left("app.Shapes$NamedThread"))
                .containsExactly("[getName() of java.lang.Thread is inherited from a class of the JDK]");
    }

    @Test
    void a_final_method_is_woven_where_it_is_declared_and_concerns_those_alone_that_inherit_it() {
        section("final method", FIND + "2]", "< final 1", "final 1", "final unwoven");
        assertThat(woven.woven("app.Finders$FinalStranger")).contains("find(");
        assertThat(woven.woven("app.Finders$FromFinalStranger")).isEmpty();
    }

    @Test
    void one_class_may_lend_to_daos_of_different_kinds() {
        assertThat(woven.section("two borrowers")).startsWith(FIND + "2]", "< lent 1", "lent 1", "lent 1");
        assertThat(woven.woven("app.Shapes$Lender")).contains("find(").contains("seek(");
    }

    @Test
    void a_class_that_was_loaded_before_the_first_that_borrows_from_it_is_woven_when_it_is_looked_for() {
        section("early lender", "early unwoven", "early 0", FIND + "2]", "< early 1", "early 1", "early unwoven");
    }

    @Test
    void a_class_that_an_application_has_put_into_a_library_s_package_is_woven_when_it_is_looked_for() {
        section("in a library, at first", "within 0");
        section("in a library", FIND + "2]", "< within 1", "within 1");
    }

    @Test
    void a_lambda_is_named_among_what_cannot_be_woven() {
        assertThat(woven.left("app.Finders$$Lambda"))
                .containsExactly("[it is a lambda or a method reference, which no agent is shown: make it a class]");
    }

    @Test
    void a_serializable_class_keeps_its_version_whether_a_method_had_to_be_added_or_not() {
        section("serializable", FIND + "2]", "< stranger 1 2", "stranger 1 2");
        assertThat(woven.section("versions"))
                .isEqualTo(sample.runUnwoven(jdk).section("versions"))
                .hasSize(6);
    }
}
