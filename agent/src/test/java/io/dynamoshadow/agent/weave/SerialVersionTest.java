package io.dynamoshadow.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Against the JDK's own reckoning. */
final class SerialVersionTest {
    @SuppressWarnings("serial")
    static class Plain implements Serializable {}

    @SuppressWarnings("serial")
    protected abstract static class Rich<T> implements Comparable<Rich<T>>, Serializable {
        static final String NAME = "rich".concat("");
        protected transient volatile int[] numbers = {};
        private transient Object hidden = "";
        private List<T> list = List.of();

        protected Rich(String... ignored) {
            hidden = ignored;
        }

        private Rich(List<T> list) {
            this.list = list;
        }

        static Rich<String> make() {
            return new Rich<String>(List.of("a")) {
                @Override
                protected synchronized String[][] many(long a, String... b) {
                    return new String[0][];
                }
            };
        }

        protected abstract String[][] many(long a, String... b);

        @Override
        public int compareTo(Rich<T> other) {
            return list.size() + hidden.hashCode();
        }

        private double privately() {
            return numbers.length;
        }

        final double openly() {
            return privately();
        }
    }

    @SuppressWarnings({"serial", "unused"})
    private static final class Lambdas implements Serializable {
        private final Function<String, String> trim = (Function<String, String> & Serializable) String::trim;

        String call(List<String> texts) {
            return texts.stream().map(text -> trim.apply(text) + texts).toList().toString();
        }
    }

    @Test
    void it_is_what_the_jdk_makes_of_a_class() throws Exception {
        for (Class<?> type : List.of(Plain.class, Rich.class, Rich.make().getClass(), Lambdas.class)) {
            assertThat(SerialVersion.of(ClassHeaderTest.bytes(type)))
                    .as("%s", type)
                    .isEqualTo(ObjectStreamClass.lookup(type).getSerialVersionUID());
        }
    }
}
