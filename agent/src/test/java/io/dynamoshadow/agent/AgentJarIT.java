package io.dynamoshadow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the built jar, and what of it an application can see. */
class AgentJarIT {
    private static final int JAVA_8 = 52;

    private static final String OWN = "inst/agent.jar";
    private static final String LIBRARIES = "inst/libraries.jar";

    private static JarFile jar;
    private static Map<String, byte[]> ownFiles = Map.of();
    private static Map<String, byte[]> libraryFiles = Map.of();
    /** What is in both of the jars within the jar. */
    private static final Map<String, byte[]> INNER_FILES = new HashMap<>();

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(new File(System.getProperty("agent.jar")));
        ownFiles = files(OWN);
        libraryFiles = files(LIBRARIES);
        INNER_FILES.putAll(ownFiles);
        INNER_FILES.putAll(libraryFiles);
    }

    private static Map<String, byte[]> files(String inner) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (JarInputStream in = new JarInputStream(jar.getInputStream(jar.getEntry(inner)))) {
            for (JarEntry each = in.getNextJarEntry(); each != null; each = in.getNextJarEntry()) {
                assertThat(files.put(each.getName(), in.readAllBytes()))
                        .as(each.getName())
                        .isNull();
            }
        }
        return files;
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    private static List<String> names() {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(JarEntry::getName)
                .toList();
    }

    @Test
    void shows_the_application_nothing_but_premain_the_loader_and_the_bridge() {
        assertThat(names())
                .filteredOn(name -> !name.startsWith("inst/"))
                .allMatch(name -> name.startsWith("io/dynamoshadow/agent/isolate/")
                        || name.matches(
                                "io/dynamoshadow/agent/(Agent|AgentStart|AttachReply|CommandStart|JavaVersion|Main|package-info)(\\$\\w+)?\\.class")
                        || name.matches("java/lang/DynamoShadowBridge(\\$(Answer|Call|Misfit))?\\.class")
                        || List.of("META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/THIRD-PARTY.md")
                                .contains(name));
    }

    @Test
    void hides_every_other_class_from_ordinary_class_loaders() throws Exception {
        assertThat(names()).filteredOn(name -> name.startsWith("inst/")).noneMatch(name -> name.endsWith(".class"));
        List<String> hidden = List.of(
                "software.amazon.awssdk.services.dynamodb.DynamoDbClient",
                "com.launchdarkly.sdk.server.LDClient",
                "org.objectweb.asm.ClassReader",
                "org.slf4j.Logger",
                "picocli.CommandLine",
                "io.dynamoshadow.dual.DualDao");
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {new File(jar.getName()).toURI().toURL()}, null)) {
            for (String name : hidden) {
                assertThat(isThere(name)).as(name).isTrue();
                assertThat(application.getResource(name.replace('.', '/') + ".class"))
                        .as(name)
                        .isNull();
            }
        }
    }

    private static boolean isThere(String className) {
        return INNER_FILES.containsKey(className.replace('.', '/') + ".class");
    }

    @Test
    void has_no_class_that_java_8_could_not_load() throws IOException {
        List<String> tooNew = new ArrayList<>();
        for (String name : names()) {
            if (name.endsWith(".class")) {
                try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
                    addIfTooNew(name, in, tooNew);
                }
            }
        }
        for (Map.Entry<String, byte[]> file : INNER_FILES.entrySet()) {
            if (file.getKey().endsWith(".class")) {
                addIfTooNew(file.getKey(), new ByteArrayInputStream(file.getValue()), tooNew);
            }
        }
        assertThat(tooNew).isEmpty();
    }

    private static void addIfTooNew(String name, InputStream classFile, List<String> tooNew) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        in.readInt();
        in.readUnsignedShort();
        if (in.readUnsignedShort() > JAVA_8) {
            tooNew.add(name);
        }
    }

    /** To open a jar takes time for each of its entries, and the start of an application needs few of them. */
    @Test
    void opens_with_few_entries_and_has_the_others_in_jars_of_their_own_that_can_be_read_at_any_place() {
        assertThat(names()).hasSizeLessThan(50);
        assertThat(ownFiles).hasSizeBetween(500, 1_500);
        assertThat(libraryFiles).hasSizeGreaterThan(5_000);
        assertThat(jar.getJarEntry(OWN).getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(jar.getJarEntry(LIBRARIES).getMethod()).isEqualTo(ZipEntry.STORED);
    }

    /** To decompress a class takes as long as to define it, as long as the JVM has compiled nothing yet. */
    @Test
    void has_its_own_classes_uncompressed() throws IOException {
        try (ZipInputStream own = new ZipInputStream(jar.getInputStream(jar.getEntry(OWN)))) {
            for (ZipEntry each = own.getNextEntry(); each != null; each = own.getNextEntry()) {
                assertThat(each.getMethod()).as(each.getName()).isEqualTo(ZipEntry.STORED);
            }
        }
    }

    /** What is looked for in the JDK alone is never looked for there. */
    @Test
    void has_no_library_of_a_package_of_the_jdks() {
        assertThat(INNER_FILES.keySet())
                .noneMatch(
                        name -> name.matches("(java|javax|jdk|sun|com/sun|org/w3c/dom|org/xml/sax|org/ietf/jgss)/.*"));
    }

    /** Java 5 was the first that knew agents. What it cannot read would end the JVM. */
    @Test
    void can_tell_a_jvm_that_is_too_old_that_it_is() throws IOException {
        for (String name : List.of("Agent", "JavaVersion", "Main")) {
            JarEntry entry = jar.getJarEntry("io/dynamoshadow/agent/" + name + ".class");
            try (InputStream in = jar.getInputStream(entry)) {
                assertThat(new OldClass(in.readAllBytes()).version()).as(name).isEqualTo(49);
            }
        }
    }

    /** It may call nothing but these, and load nothing of ours but each other before the version is known to be enough. */
    @Test
    void calls_only_what_java_5_has_before_it_knows_the_version() throws IOException {
        for (String name : List.of("Agent", "JavaVersion", "Main")) {
            JarEntry entry = jar.getJarEntry("io/dynamoshadow/agent/" + name + ".class");
            try (InputStream in = jar.getInputStream(entry)) {
                assertThat(new OldClass(in.readAllBytes()).called())
                        .as(name)
                        .isSubsetOf(
                                "java/lang/Object.<init>",
                                "java/lang/System.getProperty",
                                "java/lang/System.exit",
                                "java/lang/Float.parseFloat",
                                "java/lang/StringBuilder.<init>",
                                "java/lang/StringBuilder.append",
                                "java/lang/StringBuilder.toString",
                                "java/io/PrintStream.println",
                                "io/dynamoshadow/agent/Agent.say",
                                "io/dynamoshadow/agent/JavaVersion.complaint",
                                "io/dynamoshadow/agent/AgentStart.premain",
                                "io/dynamoshadow/agent/AgentStart.agentmain",
                                "io/dynamoshadow/agent/CommandStart.run");
            }
        }
    }

    @Test
    void has_every_class_that_its_service_files_name() throws IOException {
        List<String> missing = new ArrayList<>();
        INNER_FILES.forEach((name, bytes) -> {
            if (name.matches("META-INF/services/[^/]+")) {
                addMissing(name, bytes, missing);
            }
        });
        assertThat(missing).isEmpty();
        assertThat(ownFiles).containsKey("META-INF/services/org.slf4j.spi.SLF4JServiceProvider");
    }

    private static void addMissing(String name, byte[] serviceFile, List<String> missing) {
        new String(serviceFile, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").trim())
                .filter(line -> !line.isEmpty())
                .filter(line -> !isThere(line))
                .forEach(line -> missing.add(name + ": " + line));
    }

    @Test
    void names_the_agent_and_the_command_line_in_its_manifest() throws IOException {
        assertThat(jar.getManifest().getMainAttributes())
                .extractingByKeys(
                        new java.util.jar.Attributes.Name("Premain-Class"),
                        new java.util.jar.Attributes.Name("Agent-Class"),
                        new java.util.jar.Attributes.Name("Main-Class"))
                .containsExactly(
                        "io.dynamoshadow.agent.Agent", "io.dynamoshadow.agent.Agent", "io.dynamoshadow.agent.Main");
    }
}
