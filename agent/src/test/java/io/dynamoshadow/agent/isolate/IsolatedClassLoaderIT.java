package io.dynamoshadow.agent.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dynamoshadow.agent.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;

/** Reads from the packaged agent. */
final class IsolatedClassLoaderIT {
    private static final String LIBRARY = "org.objectweb.asm.ClassReader";
    private static final String LIBRARY_FILE = "org/objectweb/asm/ClassReader.class";

    private final IsolatedClassLoader loader;

    IsolatedClassLoaderIT() throws IOException {
        loader = new IsolatedClassLoader(ChildJvm.AGENT_JAR.toFile());
    }

    @Test
    void libraries_come_from_the_jar_even_if_the_application_has_them_too() throws ClassNotFoundException {
        Class<?> library = loader.loadClass(LIBRARY);
        assertThat(library.getClassLoader()).isSameAs(loader);
        assertThat(library).isNotSameAs(Class.forName(LIBRARY));
        assertThat(library.getPackage().getName()).isEqualTo("org.objectweb.asm");
    }

    @Test
    void agents_that_weave_what_was_loaded_from_somewhere_leave_it_alone() throws ClassNotFoundException {
        assertThat(loader.loadClass(LIBRARY).getProtectionDomain().getCodeSource())
                .isNull();
    }

    @Test
    void agents_that_weave_class_loaders_do_not_make_it_see_their_classes() {
        assertThat(IsolatedClassLoader.class.getDeclaredMethods())
                .extracting(Method::getName)
                .doesNotContain("loadClass");
    }

    @Test
    void classes_of_the_application_are_not_seen() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> loader.loadClass(IsolatedClassLoaderIT.class.getName()));
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> loader.loadClass("org.junit.jupiter.api.Test"));
    }

    @Test
    void all_modules_of_the_jdk_are_seen() throws ClassNotFoundException {
        assertThat(loader.loadClass("java.sql.Driver")).isSameAs(java.sql.Driver.class);
        assertThat(loader.loadClass("java.util.List")).isSameAs(java.util.List.class);
    }

    @Test
    void class_files_are_found_under_their_ordinary_names() throws IOException {
        URL url = loader.getResource(LIBRARY_FILE);
        assertThat(url).isNotNull();
        assertThat(Collections.list(loader.getResources(LIBRARY_FILE))).hasSize(1);
        try (InputStream byUrl = url.openStream();
                InputStream direct = loader.getResourceAsStream(LIBRARY_FILE)) {
            assertThat(direct).isNotNull().hasSameContentAs(byUrl);
        }
    }

    @Test
    void all_that_is_in_the_jars_within_the_jar_is_read_as_it_is() throws IOException {
        assertThat(readOf("inst/agent.jar")).isGreaterThan(500);
        assertThat(readOf("inst/libraries.jar")).isGreaterThan(5_000);
    }

    private int readOf(String inner) throws IOException {
        int count = 0;
        try (JarFile jar = new JarFile(ChildJvm.AGENT_JAR.toFile());
                JarInputStream files = new JarInputStream(jar.getInputStream(jar.getEntry(inner)))) {
            for (JarEntry each = files.getNextJarEntry(); each != null; each = files.getNextJarEntry()) {
                try (InputStream ours = loader.getResourceAsStream(each.getName())) {
                    assertThat(ours).as(each.getName()).isNotNull();
                    assertThat(Arrays.equals(ours.readAllBytes(), files.readAllBytes()))
                            .as(each.getName())
                            .isTrue();
                }
                count++;
            }
        }
        return count;
    }

    @Test
    void who_is_interrupted_while_he_loads_a_class_spoils_nothing() throws ClassNotFoundException {
        Thread.currentThread().interrupt();
        try {
            assertThat(loader.loadClass("software.amazon.awssdk.core.SdkBytes")).isNotNull();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(loader.loadClass("software.amazon.awssdk.core.SdkField")).isNotNull();
    }

    @Test
    void resources_of_the_libraries_have_urls() throws IOException {
        String name = "software/amazon/awssdk/core/SdkBytes.class";
        URL url = loader.getResource(name);
        assertThat(url).isNotNull();
        assertThat(url.toString()).endsWith("!/inst/libraries.jar!/" + name);
        try (InputStream byUrl = url.openStream();
                InputStream direct = loader.getResourceAsStream(name)) {
            assertThat(direct).isNotNull().hasSameContentAs(byUrl);
        }
    }

    @Test
    void what_is_nowhere_is_not_found() throws IOException {
        assertThat(loader.getResource("nowhere.txt")).isNull();
        assertThat(loader.getResourceAsStream("nowhere.txt")).isNull();
        assertThat(loader.getResources("nowhere.txt").hasMoreElements()).isFalse();
    }

    @Test
    void services_of_the_libraries_are_found() throws ClassNotFoundException {
        Class<?> service = loader.loadClass("software.amazon.awssdk.http.SdkHttpService");
        assertThat(ServiceLoader.load(service, loader)
                        .iterator()
                        .next()
                        .getClass()
                        .getClassLoader())
                .isSameAs(loader);
    }
}
