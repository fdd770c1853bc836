package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HierarchyTest {
    interface Dao {}

    interface SubDao extends Dao {}

    interface Unrelated {}

    static class Direct implements Dao {}

    static class Inherited extends Direct implements Unrelated {}

    static class ThroughSubInterface implements SubDao {}

    static class Both extends Inherited implements Comparable<Both> {
        @Override
        public int compareTo(Both other) {
            return 0;
        }
    }

    static class Neither implements Unrelated {}

    static class SubNeither extends Neither {}

    private static final String DAO = name(Dao.class);

    private final Reads loader = new Reads();

    @Test
    void a_class_that_names_the_interface_implements_it() throws IOException {
        assertThat(ask(Direct.class)).containsExactly(DAO);
        assertThat(loader.read).containsExactly(DAO + ".class"); // it may extend another configured one
    }

    @Test
    void supertypes_are_read_from_their_class_files() throws IOException {
        assertThat(ask(Inherited.class)).containsExactly(DAO);
        assertThat(ask(ThroughSubInterface.class)).containsExactly(DAO);
        assertThat(loader.read).contains(name(Direct.class) + ".class", name(SubDao.class) + ".class");
    }

    @Test
    void no_class_is_loaded() throws IOException {
        ask(Both.class);
        assertThat(loader.loaded).isEmpty();
    }

    @Test
    void a_class_without_the_interface_does_not_implement_it() throws IOException {
        assertThat(ask(SubNeither.class)).isEmpty();
    }

    @Test
    void each_supertype_is_read_once() throws IOException {
        Hierarchy hierarchy = new Hierarchy(Set.of(DAO));
        ask(hierarchy, SubNeither.class);
        ask(hierarchy, SubNeither.class);
        ask(hierarchy, Neither.class);
        assertThat(loader.read).doesNotHaveDuplicates();
    }

    @Test
    void a_supertype_that_was_seen_before_need_not_be_read() throws IOException {
        Hierarchy hierarchy = new Hierarchy(Set.of(DAO));
        ask(hierarchy, Direct.class);
        assertThat(ask(hierarchy, Inherited.class)).containsExactly(DAO);
        assertThat(loader.read).doesNotContain(name(Direct.class) + ".class");
    }

    @Test
    void types_of_the_jdk_are_never_read() throws IOException {
        ask(Both.class);
        assertThat(loader.read).noneMatch(each -> each.startsWith("java/"));
    }

    @Test
    void types_of_a_framework_are_not_read_unless_an_interface_lives_there() throws IOException {
        Hierarchy hierarchy = new Hierarchy(Set.of(DAO));
        byte[] framework = classFile("com/acme/Mine", "org/springframework/Base");
        assertThat(hierarchy.implementedBy(ClassHeader.read(framework), loader)).isEmpty();
        assertThat(loader.read).isEmpty();

        hierarchy = new Hierarchy(Set.of("org/springframework/samples/OwnerDao"));
        assertThat(hierarchy.implementedBy(ClassHeader.read(framework), loader)).isEmpty();
        assertThat(loader.read).containsExactly("org/springframework/Base.class");
    }

    @Test
    void what_belongs_to_a_library_alone_is_passed_by_unless_an_interface_lives_there() {
        Hierarchy hierarchy = new Hierarchy(Set.of(DAO));
        assertThat(hierarchy.passesBy("org/springframework/beans/factory/BeanFactory"))
                .isTrue();
        assertThat(hierarchy.passesBy("org/springframework/beans")).isFalse();
        assertThat(hierarchy.passesBy("org/springframework/samples/OwnerDao")).isFalse();
        assertThat(hierarchy.passesBy("org/springframework/core/Owners$$EnhancerByCGLIB$$1"))
                .isFalse();
        assertThat(hierarchy.passesBy("com/mongodb/$Proxy14")).isFalse();
        // as Byte Buddy calls a subclass of one of the JDK's, and of a library's
        assertThat(hierarchy.passesBy("net/bytebuddy/renamed/java/lang/Object$ByteBuddy$AbC123"))
                .isFalse();
        assertThat(hierarchy.passesBy("org/springframework/core/Base$ByteBuddy$AbC123"))
                .isFalse();
        assertThat(hierarchy.passesBy("com/acme/Dao")).isFalse();
        assertThat(hierarchy.passesBy("a")).isFalse();
        assertThat(hierarchy.passesBy("zz")).isFalse();

        hierarchy = new Hierarchy(Set.of("org/springframework/data/OwnerDao"));
        assertThat(hierarchy.passesBy("org/springframework/data/Owners")).isFalse();
        assertThat(hierarchy.passesBy("org/springframework/core/Owners")).isTrue();
    }

    @Test
    void a_proxy_class_that_the_jdk_made_is_not_taken_for_one_of_its_own() {
        Hierarchy hierarchy = new Hierarchy(Set.of(DAO));
        assertThat(hierarchy.ignores("jdk/proxy2/$Proxy14")).isFalse();
        assertThat(hierarchy.ignores("com/sun/proxy/$Proxy14")).isFalse();
        assertThat(hierarchy.ignores("java/util/ArrayList")).isTrue();
    }

    @Test
    void a_supertype_that_cannot_be_found_implements_nothing() {
        Hierarchy hierarchy = new Hierarchy(Set.of(DAO));
        assertThat(hierarchy.implementedBy(ClassHeader.read(classFile("com/acme/A", "com/acme/Lost")), loader))
                .isEmpty();
    }

    @Test
    void a_generated_supertype_of_which_a_parent_loader_has_no_class_file_is_remembered() {
        Hierarchy hierarchy = new Hierarchy(Set.of(DAO));
        byte[] generated = classFile("com/acme/Generated", name(Direct.class));
        assertThat(hierarchy.implementedBy(ClassHeader.read(generated), loader)).containsExactly(DAO);

        ClassLoader child = new ClassLoader(new ClassLoader(loader) {}) {};
        byte[] sub = classFile("com/acme/Generated2", "com/acme/Generated");
        assertThat(hierarchy.implementedBy(ClassHeader.read(sub), child)).containsExactly(DAO);
        byte[] other = classFile("com/acme/Other", "com/acme/NeverSeen");
        assertThat(hierarchy.implementedBy(ClassHeader.read(other), child)).isEmpty();
    }

    @Test
    void a_class_in_the_place_of_an_interface_implements_nothing_and_is_known_for_it() throws IOException {
        Hierarchy hierarchy = new Hierarchy(Set.of(name(Neither.class)));
        ClassHeader header = ClassHeader.read(ClassHeaderTest.bytes(Neither.class));
        assertThat(hierarchy.implementedBy(header, loader)).isEmpty();
        assertThat(hierarchy.isMistakenFor(header)).isTrue();
        assertThat(hierarchy.isMistakenFor(ClassHeader.read(ClassHeaderTest.bytes(SubNeither.class))))
                .isFalse();
    }

    @Test
    void two_interfaces_are_both_told() throws IOException {
        Hierarchy hierarchy = new Hierarchy(Set.of(DAO, name(Unrelated.class)));
        assertThat(ask(hierarchy, Both.class)).containsExactlyInAnyOrder(DAO, name(Unrelated.class));
    }

    private Collection<String> ask(Class<?> type) throws IOException {
        return ask(new Hierarchy(Set.of(DAO)), type);
    }

    private Collection<String> ask(Hierarchy hierarchy, Class<?> type) throws IOException {
        return hierarchy.implementedBy(ClassHeader.read(ClassHeaderTest.bytes(type)), loader);
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static byte[] classFile(String name, String superName) {
        org.objectweb.asm.ClassWriter writer = new org.objectweb.asm.ClassWriter(0);
        writer.visit(52, 1, name, null, superName, null);
        return writer.toByteArray();
    }

    /** Notes what it is asked for. */
    private static final class Reads extends ClassLoader {
        final List<String> read = new ArrayList<>();
        final List<String> loaded = new ArrayList<>();

        Reads() {
            super(HierarchyTest.class.getClassLoader());
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            read.add(name);
            return super.getResourceAsStream(name);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            loaded.add(name);
            return super.loadClass(name, resolve);
        }
    }
}
