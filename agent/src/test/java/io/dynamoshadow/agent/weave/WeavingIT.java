package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm;
import io.dynamoshadow.agent.ChildJvm.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A sample application under an agent that prints each woven call: {@code >} what comes in, {@code <} what goes out. */
@ParameterizedClass
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class WeavingIT {
    private static final String INTERFACES =
            "app.Dao,app.Finder,app.HiddenFinder,app.Defaults,app.Generics$Store,app.Generics$TextDao";
    private static final String FIND = "> find(Ljava/lang/String;J)Ljava/lang/String; [1, 2]";

    @TempDir
    static Path directory;

    private static Path app;
    private static Path agent;
    private static Result plain;
    private static Result woven;
    private static Result odd;

    private final Path jdk;

    WeavingIT(Path jdk) {
        this.jdk = jdk;
    }

    @BeforeAll
    static void compile() throws IOException {
        app = ChildJvm.compile("app", directory);
        agent = ChildJvm.recordingAgent(directory);
    }

    @BeforeParameterizedClassInvocation
    static void run(Path jdk) {
        plain = ChildJvm.run(jdk, Map.of(), "java", "-cp", app.toString(), "app.App");
        woven = run(jdk, "record");
        odd = run(jdk, "record", "odd ones");
    }

    private static Result run(Path jdk, String mode, String... arguments) {
        String option = "-javaagent:" + agent + "=" + ChildJvm.AGENT_JAR + ";" + mode + ";" + INTERFACES;
        List<String> command = new ArrayList<>(List.of("java", option, "-cp", app.toString(), "app.App"));
        command.addAll(List.of(arguments));
        return ChildJvm.run(jdk, Map.of(), command.toArray(new String[0]));
    }

    private static void section(String name, String... lines) {
        assertThat(woven.section(name)).containsExactly(lines);
    }

    @Test
    void the_application_ends_well_and_nothing_is_said_on_stderr() {
        assertThat(woven.err()).isEmpty();
        assertThat(woven.exitCode()).isZero();
        section("end");
    }

    @Test
    void an_application_behaves_the_same_when_no_handler_is_installed() {
        sameAsPlain(run(jdk, "absent"));
    }

    @Test
    void an_application_behaves_the_same_when_the_handler_is_switched_off() {
        sameAsPlain(run(jdk, "off"));
    }

    private static void sameAsPlain(Result result) {
        assertThat(result.out().stream()
                        .filter(line -> !line.startsWith("woven "))
                        .toList())
                .isEqualTo(plain.out());
        assertThat(result.err()).isEmpty();
    }

    @Test
    void methods_that_are_not_of_the_interface_are_left_alone() {
        section("own methods", "xy");
        section("outsider", "outsider 1");
        assertThat(woven.woven("app.PlainDao")).doesNotContain(" own(");
    }

    @Test
    void an_answer_is_returned_and_the_body_does_not_run() {
        section("answerInt", "> answerInt(I)I [1]", "42");
        section("answerText", "> answerText(Ljava/lang/String;)Ljava/lang/String; [a]", "answered");
        section("answerVoid", "> answerVoid(Ljava/lang/String;)V [a]");
    }

    @Test
    void an_answer_may_be_something_thrown() {
        section(
                "answerThrown",
                "> answerThrown(Ljava/lang/String;)Ljava/lang/String; [a]",
                "caught java.io.IOException: answered");
    }

    @Test
    void an_answer_of_a_wrong_type_is_an_error_and_not_zero() {
        section(
                "answerMisfit",
                "> answerMisfit(I)I [1]",
                "caught dynamo-shadow: the answer is not of the method's return type");
    }

    @Test
    void a_returned_value_can_be_replaced() {
        section("replaceInt", "> replaceInt(I)I [1]", "body", "< 2", "7");
        section("replaceText", "> replaceText(Ljava/lang/String;)Ljava/lang/String; [a]", "body", "< a!", "replaced");
    }

    @Test
    void a_replacement_of_a_wrong_type_leaves_the_original_value() {
        section("replaceMisfit", "> replaceMisfit(Ljava/lang/String;)Ljava/lang/String; [a]", "body", "< a!", "a!");
    }

    @Test
    void what_a_handler_throws_never_reaches_the_application() {
        section("failingEnter", "> failingEnter(Ljava/lang/String;)Ljava/lang/String; [a]", "body", "a!");
        section("failingExit", "> failingExit(Ljava/lang/String;)Ljava/lang/String; [a]", "body", "< a!", "a!");
    }

    @Test
    void a_call_without_a_token_is_not_followed_by_an_exit() {
        section("notOfInterest", "> notOfInterest(Ljava/lang/String;)Ljava/lang/String; [a]", "body", "a!");
    }

    @Test
    void what_the_original_throws_goes_through_unchanged() {
        section(
                "throwing",
                "> throwing(Ljava/lang/String;)Ljava/lang/String; [a]",
                "body",
                "< thrown java.io.IOException: original",
                "caught the original");
    }

    @Test
    void arguments_and_results_of_all_types_are_boxed_and_unboxed() {
        section("nothing", "> nothing()V []", "body", "< null");
        section("booleans", "> booleans(ZBCS)Z [true, 1, c, 2]", "< false", "false");
        section("longs", "> longs(JDIJ)J [1099511627776, 2.5, 3, 4]", "< 1099511627785", "1099511627785");
        section("doubles", "> doubles(DJF)D [1.5, 2, 3.0]", "< 6.5", "6.5");
        section("floats", "> floats(F)F [1.5]", "< 3.0", "3.0");
        section("chars", "> chars(C)C [a]", "< b", "b");
        section("bytes", "> bytes(B)B [1]", "< 2", "2");
        section("shorts", "> shorts(S)S [1]", "< 2", "2");
        assertThat(woven.section("arrays"))
                .hasSize(3)
                .startsWith("> arrays([J[[Ljava/lang/String;)[J [[1, 2], [[a], [b]]]")
                .endsWith("[2, 2]");
        section(
                "varargs",
                "> varargs(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String; [a, [1, b]]",
                "< a2",
                "> varargs(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String; [c, []]",
                "< c0",
                "a2c0");
    }

    @Test
    void a_body_with_loops_and_handlers_of_its_own_is_woven() {
        section(
                "lists",
                "> lists(Ljava/util/List;)Ljava/util/List; [[a, b]]",
                "< [b, a, end]",
                "> lists(Ljava/util/List;)Ljava/util/List; [[]]",
                "< [end]",
                "[b, a, end] [end]");
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
        assertThat(odd.section("declared methods")).containsExactly("FromStranger (bridge)");
    }

    @Test
    void a_final_inherited_method_is_not_woven_and_the_application_still_runs() {
        assertThat(odd.section("final method")).containsExactly("final 1");
        assertThat(odd.exitCode()).isZero();
    }

    @Test
    void a_serializable_class_keeps_its_version() {
        Result unwoven = ChildJvm.run(jdk, Map.of(), "java", "-cp", app.toString(), "app.App", "odd ones");
        assertThat(odd.section("serializable")).isEqualTo(unwoven.section("serializable"));
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
