package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The JVM's own verifier, over whole libraries with every method woven: what Java and Kotlin compilers of many years have
 * thought of, and what shrinkers have made of it.
 */
final class CallWeaverTest {
    /** A class by which the library is found, and how many methods there are in it at least. */
    @ParameterizedTest
    @CsvSource({
        "com.launchdarkly.sdk.server.LDClient, 10000", // with Kotlin's library, okhttp and gson in it
        "net.bytebuddy.ByteBuddy, 10000",
        "picocli.CommandLine, 1000",
        "software.amazon.awssdk.services.dynamodb.DynamoDbClient, 10000",
        "org.junit.jupiter.api.Test, 100",
        "org.assertj.core.api.Assertions, 5000",
        "org.slf4j.Logger, 100"
    })
    void every_method_of_a_library_can_be_verified_when_it_is_woven(String className, int methods) throws Exception {
        Woven loader = new Woven(Class.forName(className));
        List<String> refused = new ArrayList<>();
        List<Method> verified = new ArrayList<>();
        for (String name : loader.names()) {
            try {
                // asked for its methods, the JVM links a class, and so verifies it
                verified.addAll(List.of(Class.forName(name, false, loader).getDeclaredMethods()));
            } catch (VerifyError | ClassFormatError wrong) {
                refused.add(name + ": " + wrong);
            } catch (LinkageError unlinkable) {
                // an optional library is not there
            }
        }
        assertThat(refused).isEmpty();
        assertThat(verified).hasSizeGreaterThan(methods);
    }

    /** Loads the classes of one jar, every method of an object woven. */
    private static final class Woven extends ClassLoader {
        private final Path jar;

        Woven(Class<?> inJar) throws Exception {
            super(inJar.getClassLoader());
            URL location = inJar.getProtectionDomain().getCodeSource().getLocation();
            jar = Path.of(location.toURI());
        }

        List<String> names() throws IOException {
            try (JarFile file = new JarFile(jar.toFile());
                    Stream<JarEntry> entries = file.stream()) {
                return entries.map(JarEntry::getName)
                        .filter(name -> name.endsWith(".class")
                                && !name.startsWith("META-INF/")
                                && !name.endsWith("-info.class"))
                        .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                        .toList();
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                byte[] classFile = name.startsWith("java.") ? null : read(name.replace('.', '/') + ".class");
                if (classFile == null) {
                    return super.loadClass(name, resolve);
                }
                byte[] woven = weave(classFile);
                return defineClass(name, woven, 0, woven.length);
            }
        }

        private byte @Nullable [] read(String entry) {
            URL url = getParent().getResource(entry);
            if (url == null || !url.toString().contains(jar.getFileName().toString())) {
                return null;
            }
            try (InputStream in = url.openStream()) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private byte[] weave(byte[] classFile) {
            ClassReader reader = ClassFiles.reader(classFile);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new Weaving(writer, MaxLocals.of(reader)), ClassReader.EXPAND_FRAMES);
            return writer.toByteArray();
        }
    }

    private static boolean isWoven(int access, String name) {
        return (access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0
                && !name.startsWith("<");
    }

    private static final class Weaving extends ClassVisitor {
        private final Map<String, Integer> variables;
        private String className = "";
        private int version;

        Weaving(ClassVisitor next, Map<String, Integer> variables) {
            super(ClassFiles.API, next);
            this.variables = variables;
        }

        @Override
        public void visit(
                int classVersion,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            className = name;
            version = classVersion & 0xFFFF;
            super.visit(classVersion, access, name, signature, superName, interfaces);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
            Integer counted = variables.get(name + descriptor);
            return code == null || counted == null || !isWoven(access, name)
                    ? code
                    : new CallWeaver(code, className, version, descriptor, 70_000, counted);
        }
    }
}
