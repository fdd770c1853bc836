package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WeavingTest {
    interface Dao {
        String find(String id, long version);
    }

    static class Impl implements Dao {
        @Override
        public String find(String id, long version) {
            return id + version;
        }
    }

    private static final String DAO = Dao.class.getName().replace('.', '/');
    private static final String IMPL = Impl.class.getName().replace('.', '/');

    private final Told told = new Told();
    private final Weaving weaving = new Weaving(told);
    private final ClassLoader loader = WeavingTest.class.getClassLoader();

    @Test
    void a_class_file_newer_than_we_know_is_left_and_named() throws Exception {
        byte[] newer = ClassHeaderTest.bytes(Impl.class);
        newer[7] = 120;

        assertThat(weaving.loading(loader, IMPL, Set.of(DAO), newer)).isNull();

        assertThat(told.lines)
                .containsExactly("left " + Impl.class.getName()
                        + ": [its class file is of Java 76, which this version of Dynamo Shadow does not know]");
    }

    @Test
    void what_was_woven_is_known_by_its_keys() throws Exception {
        String key = "find(Ljava/lang/String;J)Ljava/lang/String;";

        assertThat(weaving.loading(loader, IMPL, Set.of(DAO), ClassHeaderTest.bytes(Impl.class)))
                .isNotNull();

        assertThat(told.lines).containsExactly("woven " + Impl.class.getName() + ": [" + key + "]");
        assertThat(weaving.wasLoaded(loader, IMPL)).isTrue();
        assertThat(weaving.isWoven(loader, IMPL, key)).isTrue();
        assertThat(weaving.isWoven(loader, IMPL, "save()V")).isFalse();
        assertThat(weaving.wasLoaded(loader, DAO)).isFalse();
    }

    @Test
    void what_was_woven_at_load_is_not_woven_again_later() throws Exception {
        byte[] woven = weaving.loading(loader, IMPL, Set.of(DAO), ClassHeaderTest.bytes(Impl.class));
        assertThat(woven).isNotNull();

        assertThat(weaving.loaded(loader, IMPL, Set.of(DAO), woven)).isNull();
    }

    /** Writes down what it is told. */
    private static final class Told implements WovenMethods {
        final List<String> lines = new ArrayList<>();

        @Override
        public int numberOf(String interfaceName, String methodName, String descriptor) {
            return 0;
        }

        @Override
        public int numberOfLent(String interfaceName, String className, String methodName, String descriptor) {
            return 1;
        }

        @Override
        public void woven(
                String interfaceName,
                String className,
                @Nullable ClassLoader loader,
                byte[] originalClassFile,
                List<String> methods) {
            lines.add("woven " + className + ": " + methods);
        }

        @Override
        public void left(String interfaceName, String className, @Nullable ClassLoader loader, List<String> reasons) {
            lines.add("left " + className + ": " + reasons);
        }

        @Override
        public void borrowed() {
            lines.add("borrowed");
        }
    }
}
