package io.dynamoshadow.agent;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.operation.Operation;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/** The two worlds of the agent jar, and what each may know. The library's classes are looked at too, for who uses them. */
@AnalyzeClasses(
        locations = ArchitectureTest.AgentAndLibrary.class,
        importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String BRIDGE = "java.lang.DynamoShadowBridge";

    /** By their places, since no class loader has a class of ours in java.lang before the agent puts it there. */
    static final class AgentAndLibrary implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(placeOf(Agent.class), placeOf(ShadowSettings.class));
        }

        /** A folder of classes, or a jar once the library is packaged. */
        private static Location placeOf(Class<?> type) {
            URI place = URI.create(
                    type.getProtectionDomain().getCodeSource().getLocation().toString());
            return Location.of(place.getPath().endsWith(".jar") ? URI.create("jar:" + place + "!/") : place);
        }
    }

    @ArchTest
    static void the_bridge_and_the_library_are_looked_at_too(JavaClasses agent) {
        assertThat(agent.contain(BRIDGE)).isTrue();
        assertThat(agent.contain(ShadowSettings.class)).isTrue();
    }

    @ArchTest
    static final ArchRule what_the_application_s_jvm_sees_knows_the_jdk_alone = classes()
            .that()
            .resideInAnyPackage("io.dynamoshadow.agent", "io.dynamoshadow.agent.isolate..", "java.lang..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "sun.misc..", // where Java 8 keeps what 9 replaced
                    "io.dynamoshadow.agent",
                    "io.dynamoshadow.agent.isolate..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule the_bridge_knows_the_jdk_alone = classes()
            .that()
            .resideInAPackage("java.lang..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule weaving_knows_neither_the_library_nor_what_is_wired_around_it = noClasses()
            .that()
            .resideInAPackage("io.dynamoshadow.agent.weave..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.dynamoshadow..")
                    .and(JavaClass.Predicates.resideOutsideOfPackages(
                            "io.dynamoshadow.agent.weave..", "io.dynamoshadow.agent.log..")));

    @ArchTest
    static final ArchRule the_log_is_below_everything_else = noClasses()
            .that()
            .resideInAPackage("io.dynamoshadow.agent.log..")
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.dynamoshadow..")
                    .and(JavaClass.Predicates.resideOutsideOfPackage("io.dynamoshadow.agent.log..")));

    @ArchTest
    static final ArchRule the_agent_knows_nothing_of_dynamo_and_of_launch_darkly = noClasses()
            .that()
            .resideInAnyPackage("io.dynamoshadow.agent..", "java.lang..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.launchdarkly..", "com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule running_does_not_know_the_command_line = noClasses()
            .that()
            .resideInAnyPackage("io.dynamoshadow.agent.run..", "io.dynamoshadow.agent.log..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.dynamoshadow.agent.cli..");

    /** Public is what another package needs; an API for the neighbours' sake alone is none. */
    @ArchTest
    static void public_classes_are_used_from_another_package(JavaClasses all) {
        Set<String> needless = new TreeSet<>();
        for (JavaClass type : all.that(modifier(PUBLIC))) {
            boolean used = type.getDirectDependenciesToSelf().stream()
                    .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
            boolean exempt = isEntryPoint(type) || isKindOfOperation(type) || isInPublicSignature(type, all);
            if (!used && !exempt && type.isTopLevelClass()) {
                needless.add(type.getName());
            }
        }

        assertThat(needless).isEmpty();
    }

    /** Called by name: by the JVM, from the other world through the isolated loader, by SLF4J, or by JMX. */
    private static boolean isEntryPoint(JavaClass type) {
        return Set.of(
                        "Agent",
                        "Main",
                        "AgentRuntime",
                        "ShadowCommand",
                        "AgentLogProvider",
                        "DynamoShadowBridge",
                        "SwitchMXBean")
                .contains(type.getSimpleName());
    }

    /** A closed hierarchy: whoever sees operations may tell them apart. */
    private static boolean isKindOfOperation(JavaClass type) {
        return type.isAssignableTo(Operation.class);
    }

    private static boolean isInPublicSignature(JavaClass type, JavaClasses all) {
        return all.that(modifier(PUBLIC)).stream()
                .flatMap(owner -> owner.getMethods().stream())
                .anyMatch(method -> method.getModifiers().contains(PUBLIC)
                        && method.getRawReturnType().equals(type));
    }

    private ArchitectureTest() {}
}
