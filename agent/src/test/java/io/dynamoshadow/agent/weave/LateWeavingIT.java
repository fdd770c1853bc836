package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is woven in an application of which all classes are loaded already. */
@ParameterizedClass
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class LateWeavingIT {
    private static SampleApp sample;
    private static Result atLoad;
    private static Result late;

    private final Path jdk;

    LateWeavingIT(Path jdk) {
        this.jdk = jdk;
    }

    @BeforeAll
    static void compile(@TempDir Path directory) throws IOException {
        sample = SampleApp.compile(directory);
    }

    @BeforeParameterizedClassInvocation
    static void run(Path jdk) {
        atLoad = sample.run(jdk, "record", "declared methods");
        late = sample.run(jdk, "late", "declared methods");
    }

    @Test
    void the_application_ends_well_and_nothing_is_said_on_stderr() {
        assertThat(late.err()).isEmpty();
        assertThat(late.exitCode()).isZero();
    }

    @Test
    void every_call_is_seen_that_is_seen_where_classes_are_woven_at_load() {
        List<String> differing = List.of(
                "arrays", "of the JDK", "two borrowers", "early lender", "in a library, at first", "declared methods");
        List<String> sections = atLoad.out().stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .filter(name -> !differing.contains(name))
                .toList();

        assertThat(sections).hasSizeGreaterThan(50);
        for (String name : sections) {
            assertThat(late.section(name)).as(name).isEqualTo(atLoad.section(name));
        }
    }

    @Test
    void a_class_that_another_agent_retransforms_later_stays_woven_and_woven_once() {
        Result again = sample.run(jdk, "late again", "declared methods");

        assertThat(again.err()).isEmpty();
        assertThat(calls(again)).isEqualTo(calls(late)).isNotEmpty();
    }

    private static List<String> calls(Result result) {
        return result.out().stream()
                .filter(line -> !line.matches("(woven|left) .*") && !line.contains("[J@")) // an array's name is chance
                .toList();
    }

    @Test
    void a_class_that_the_jvm_refuses_is_named_and_the_others_are_woven() {
        Result spoilt = sample.run(jdk, "late and spoilt", "declared methods");

        assertThat(spoilt.err()).isEmpty();
        assertThat(spoilt.section("nested")).containsExactly("nested 1");
        assertThat(spoilt.left("app.Finders$Nested"))
                .singleElement()
                .asString()
                .startsWith("[it is loaded already, and the JVM does not take it changed: java.lang.ClassFormatError");
        assertThat(spoilt.section("final method")).containsExactly("final 1", "final unwoven");
        assertThat(spoilt.left("app.Finders$FromFinalStranger"))
                .singleElement()
                .asString()
                .startsWith("[find(String,long) of app.Finders$FinalStranger is inherited, and it is loaded already");
        List<String> sections = late.out().stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .filter(name -> !List.of("nested", "final method", "arrays").contains(name))
                .toList();
        for (String name : sections) {
            assertThat(spoilt.section(name)).as(name).isEqualTo(late.section(name));
        }
    }

    @Test
    void methods_that_are_inherited_are_woven_where_they_are_declared_default_methods_too() {
        assertThat(late.woven("app.Finders$Stranger")).contains("find(");
        assertThat(late.woven("app.Defaults")).contains("kept(").doesNotContain("replaced(");
        assertThat(late.woven("app.Defaults$More")).contains("kept(");
    }

    @Test
    void all_that_borrow_from_one_class_are_covered_and_nobody_else() {
        String find = "> find(Ljava/lang/String;J)Ljava/lang/String; [";
        assertThat(late.section("two borrowers"))
                .containsExactly(
                        find + "1, 2]",
                        "< lent 1",
                        "lent 1",
                        "lent 1",
                        "> seek(Ljava/lang/String;)Ljava/lang/String; [1]",
                        "< lent 1",
                        "lent 1",
                        "lent 1");
        assertThat(late.section("early lender"))
                .containsExactly(
                        "early unwoven",
                        find + "0, 1]",
                        "< early 0",
                        "early 0",
                        find + "1, 2]",
                        "< early 1",
                        "early 1",
                        "early unwoven");
    }

    @Test
    void no_method_is_added_to_a_class_that_is_loaded() {
        assertThat(late.section("declared methods")).containsExactly("Stranger");
    }

    @Test
    void what_comes_from_the_jdk_is_left_and_named() {
        assertThat(late.section("of the JDK")).containsExactly("0", "0");
        assertThat(late.left("app.Shapes$SizedMap"))
                .containsExactly("[size() of java.util.HashMap is inherited from a class of the JDK]");
        assertThat(late.left("app.Shapes$NamedThread"))
                .containsExactly("[getName() of java.lang.Thread is inherited from a class of the JDK]");
    }

    @Test
    void a_lambda_is_named_among_what_cannot_be_woven() {
        assertThat(late.left("app.Finders$$Lambda"))
                .containsExactly("[it is a lambda or a method reference, which no agent is shown: make it a class]");
    }
}
