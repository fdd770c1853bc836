package io.dynamoshadow.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamoshadow.agent.ChildJvm;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.Planner;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

final class WovenClassFilesTest {
    private final Path folder;
    private final Path classes;

    WovenClassFilesTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.classes = ChildJvm.compile("shop", folder);
    }

    private List<String> planned(WovenClassFiles files, ClassLoader loader) throws Exception {
        Path settings = Files.write(
                folder.resolve("shadow.properties"),
                List.of("dao.orders.interface = shop.OrderDao", "dao.orders.table = orders", "dao.orders.key = id"));
        DaoPlan plan = Planner.plan(
                ShadowSettings.read(settings).daos().get(0),
                Class.forName("shop.OrderDao", false, loader),
                files.parameterNames(loader));
        return plan.methods().stream()
                .map(method -> method.method() + ": " + method.operation())
                .toList();
    }

    private byte[] classFile(String name) throws IOException {
        return Files.readAllBytes(classes.resolve("shop").resolve(name + ".class"));
    }

    @Test
    void names_come_from_the_class_and_from_superclasses_that_know_nothing_of_the_interface() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            WovenClassFiles files = new WovenClassFiles();
            files.add("shop.MongoOrderDao", loader, classFile("MongoOrderDao"));

            assertThat(planned(files, loader))
                    .contains(
                            "markPaid(String id): refresh id = $id",
                            "findById(String id): get id = $id",
                            "deleteById(String id): delete id = $id");
        }
    }

    @Test
    void a_default_method_keeps_its_body_unless_a_superclass_has_another() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            WovenClassFiles files = new WovenClassFiles();
            files.add("shop.MongoOrderDao", loader, classFile("MongoOrderDao"));

            assertThat(planned(files, loader))
                    .contains("require(String): its default body, by the methods of the DAO")
                    .anyMatch(line -> line.startsWith("touch(String id): refresh"));
        }
    }

    @Test
    void without_a_loader_the_class_alone_tells() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            WovenClassFiles files = new WovenClassFiles();
            files.add("shop.MongoOrderDao", null, classFile("MongoOrderDao"));

            assertThat(planned(files, loader))
                    .contains("markPaid(String id): refresh id = $id", "findById(String): get id = $0");
        }
    }

    @Test
    void each_application_has_the_names_of_its_own_classes() throws Exception {
        try (URLClassLoader first =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
                URLClassLoader second =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            WovenClassFiles files = new WovenClassFiles();
            files.add("shop.MongoOrderDao", first, withoutNames("MongoOrderDao"));
            files.add("shop.MongoOrderDao", second, classFile("MongoOrderDao"));

            assertThat(planned(files, second)).contains("markPaid(String id): refresh id = $id");
            // asked last, and better than nothing
            assertThat(planned(files, first)).contains("markPaid(String id): refresh id = $id");
        }
    }

    @Test
    void classes_of_an_application_that_is_gone_are_forgotten() throws Exception {
        WovenClassFiles files = new WovenClassFiles();
        URLClassLoader gone = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
        WeakReference<ClassLoader> loader = new WeakReference<>(gone);
        files.add("shop.MongoOrderDao", gone, classFile("MongoOrderDao"));
        gone.close();
        gone = null;
        while (loader.get() != null) {
            System.gc();
        }

        try (URLClassLoader other =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            files.add("shop.Unknown", other, withoutNames("MongoOrderDao"));

            assertThat(planned(files, other)).doesNotContain("markPaid(String id): refresh id = $id");
        }
    }

    /** The class file as a compiler without -g would have made it. */
    private byte[] withoutNames(String name) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile(name)).accept(writer, ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }
}
