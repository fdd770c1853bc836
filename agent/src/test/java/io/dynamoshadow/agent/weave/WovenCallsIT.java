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

/** What a woven call does: {@code >} is what comes in, {@code <} what goes out. */
@ParameterizedClass
@MethodSource("io.dynamoshadow.agent.TestJdks#homes")
@SuppressWarnings("NullAway.Init") // JUnit sets the static fields
final class WovenCallsIT {
    private static SampleApp sample;
    private static Result woven;

    private final Path jdk;

    WovenCallsIT(Path jdk) {
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
    void the_application_ends_well_and_nothing_is_said_on_stderr() {
        assertThat(woven.err()).isEmpty();
        assertThat(woven.exitCode()).isZero();
        section("end");
    }

    @Test
    void an_application_behaves_the_same_when_no_handler_is_installed() {
        sameAsPlain(sample.run(jdk, "absent"));
    }

    @Test
    void an_application_behaves_the_same_when_the_handler_is_switched_off() {
        sameAsPlain(sample.run(jdk, "off"));
    }

    @Test
    void an_application_behaves_the_same_when_all_gates_are_shut_and_no_call_gets_through() {
        sameAsPlain(sample.run(jdk, "shut"));
    }

    private void sameAsPlain(Result result) {
        assertThat(result.out().stream()
                        .filter(line -> !line.startsWith("woven ") && !line.startsWith("left "))
                        .toList())
                .isEqualTo(sample.runUnwoven(jdk).out());
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
    void where_the_original_is_barred_what_a_handler_throws_ends_the_call() {
        section(
                "failingBarred",
                "> failingBarred(Ljava/lang/String;)Ljava/lang/String; [a]",
                "caught java.lang.IllegalStateException: DynamoDB, which is to answer, could not be asked:"
                        + " java.lang.IllegalStateException: a handler's mistake");
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
}
