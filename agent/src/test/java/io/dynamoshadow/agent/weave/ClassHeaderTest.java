package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import org.junit.jupiter.api.Test;

final class ClassHeaderTest {
    /** Has every kind of constant that a compiler makes of ordinary code. */
    static final class Crowded extends AbstractList<Long> implements Serializable, RandomAccess {
        private static final long serialVersionUID = 123456789012345L;
        private final double pi = 3.14159;
        private final float e = 2.718f;

        @Override
        public Long get(int index) {
            Runnable lambda = () -> System.out.println("Ünïcödé " + index + pi + e + serialVersionUID);
            lambda.run();
            return 9876543210L;
        }

        @Override
        public int size() {
            return 100_000_000;
        }
    }

    @Test
    void a_class_is_read_with_its_superclass_and_interfaces() throws IOException {
        ClassHeader header = ClassHeader.read(bytes(Crowded.class));
        assertThat(header.name()).isEqualTo(Crowded.class.getName().replace('.', '/'));
        assertThat(header.superName()).isEqualTo("java/util/AbstractList");
        assertThat(header.interfaces()).containsExactly("java/io/Serializable", "java/util/RandomAccess");
        assertThat(header.isFinal()).isTrue();
        assertThat(header.isInterface()).isFalse();
    }

    @Test
    void an_interface_is_read() throws IOException {
        ClassHeader header = ClassHeader.read(bytes(RandomAccess.class));
        assertThat(header.isInterface()).isTrue();
        assertThat(header.superName()).isEqualTo("java/lang/Object");
        assertThat(header.interfaces()).isEmpty();
    }

    @Test
    void object_has_no_superclass() throws IOException {
        assertThat(ClassHeader.read(bytes(Object.class)).superName()).isNull();
    }

    @Test
    void every_beginning_of_a_class_file_that_is_too_short_is_refused() throws IOException {
        byte[] whole = bytes(RandomAccess.class);
        int enough = 0;
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            try {
                ClassHeader.read(part);
                enough++;
            } catch (IllegalArgumentException expected) {
                assertThat(enough).isZero();
            }
        }
    }

    @Test
    void other_bytes_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassHeader.read(new byte[100]));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ClassHeader.read("no class at all".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }
}
