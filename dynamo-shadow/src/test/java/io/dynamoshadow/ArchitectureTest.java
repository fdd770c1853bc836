package io.dynamoshadow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The floors of the library: what is above may use what is below, and nothing else. */
@AnalyzeClasses(packages = "io.dynamoshadow", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "io.dynamoshadow.";

    /** Ground floor first. */
    private static final List<String> FLOORS = List.of(
            "bytecode",
            "config",
            "model",
            "codec",
            "store",
            "operation",
            "mirror",
            "flag",
            "tee",
            "compare",
            "segment",
            "outbox",
            "dual",
            "backfill",
            "report");

    /** What a value is made of, which everyone may hold in his hand. */
    private static final Set<String> VALUES = Set.of(
            "software.amazon.awssdk.services.dynamodb.model.AttributeValue",
            "software.amazon.awssdk.services.dynamodb.model.AttributeValue$Type",
            "software.amazon.awssdk.core.SdkBytes");

    @ArchTest
    static void every_class_is_on_a_floor(JavaClasses library) {
        Set<String> packages = new TreeSet<>();
        library.forEach(type -> packages.add(type.getPackageName()));

        assertThat(packages)
                .containsExactlyInAnyOrderElementsOf(
                        FLOORS.stream().map(floor -> ROOT + floor).toList());
    }

    @ArchTest
    static void a_floor_uses_only_the_floors_below_it(JavaClasses library) {
        for (int i = 0; i < FLOORS.size() - 1; i++) {
            String[] above = FLOORS.subList(i + 1, FLOORS.size()).stream()
                    .map(floor -> ROOT + floor + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + FLOORS.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(library);
        }
    }

    @ArchTest
    static final ArchRule no_package_goes_round_in_circles =
            slices().matching("io.dynamoshadow.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_store_and_codec_know_the_aws_sdk_beyond_its_values = noClasses()
            .that()
            .resideOutsideOfPackages("io.dynamoshadow.store..", "io.dynamoshadow.codec..")
            .should()
            .dependOnClassesThat(resideInAPackage("software.amazon.awssdk..")
                    .and(describe("are no values", type -> !VALUES.contains(type.getName()))));

    @ArchTest
    static final ArchRule only_store_calls_dynamo = noClasses()
            .that()
            .resideOutsideOfPackage("io.dynamoshadow.store..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("software.amazon.awssdk.services.dynamodb.DynamoDbClient");

    @ArchTest
    static final ArchRule only_flag_and_for_its_json_report_know_launch_darkly = noClasses()
            .that()
            .resideOutsideOfPackages("io.dynamoshadow.flag..", "io.dynamoshadow.report..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.launchdarkly..");

    @ArchTest
    static final ArchRule only_who_makes_or_reads_class_files_knows_their_library = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.dynamoshadow.bytecode..",
                    "io.dynamoshadow.mirror..",
                    "io.dynamoshadow.operation..",
                    "io.dynamoshadow.tee..")
            .and()
            .doNotHaveFullyQualifiedName("io.dynamoshadow.dual.StackRoom")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.objectweb.asm..");

    @ArchTest
    static final ArchRule the_library_knows_nothing_of_instrumentation = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.lang.instrument..", "io.dynamoshadow.agent.."));

    @ArchTest
    static final ArchRule nothing_prints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule interfaces_apart_classes_are_final_or_abstract = classes()
            .that()
            .areTopLevelClasses()
            .and(nonInterface())
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
            .orShould()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT);

    private static DescribedPredicate<JavaClass> nonInterface() {
        return describe(
                "are classes",
                type -> !type.isInterface() && !type.getSimpleName().equals("package-info"));
    }

    private ArchitectureTest() {}
}
