package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Type;
import java.time.DayOfWeek;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class CollectionCodecTest {
    private final Codecs codecs = new Codecs(CollectionCodecTest.class.getClassLoader());

    @SuppressWarnings("JdkObsolete") // legacy entities have it
    static Stream<Arguments> collections() {
        List<String> abc = List.of("a", "b", "c");
        return Stream.of(
                arguments(new TypeOf<List<String>>() {}.type(), abc, ArrayList.class),
                arguments(new TypeOf<List<? extends String>>() {}.type(), List.of(), ArrayList.class),
                arguments(new TypeOf<ArrayList<String>>() {}.type(), new ArrayList<>(abc), ArrayList.class),
                arguments(new TypeOf<LinkedList<String>>() {}.type(), new LinkedList<>(abc), LinkedList.class),
                arguments(
                        new TypeOf<CopyOnWriteArrayList<String>>() {}.type(),
                        new CopyOnWriteArrayList<>(abc),
                        CopyOnWriteArrayList.class),
                arguments(new TypeOf<Collection<String>>() {}.type(), abc, ArrayList.class),
                arguments(new TypeOf<Iterable<String>>() {}.type(), abc, ArrayList.class),
                arguments(new TypeOf<Set<String>>() {}.type(), new HashSet<>(abc), LinkedHashSet.class),
                arguments(new TypeOf<LinkedHashSet<String>>() {}.type(), new LinkedHashSet<>(abc), LinkedHashSet.class),
                arguments(new TypeOf<SortedSet<String>>() {}.type(), new TreeSet<>(abc), TreeSet.class),
                arguments(new TypeOf<NavigableSet<String>>() {}.type(), new TreeSet<>(abc), TreeSet.class),
                arguments(
                        new TypeOf<EnumSet<DayOfWeek>>() {}.type(),
                        EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                        EnumSet.of(DayOfWeek.MONDAY).getClass()),
                arguments(new TypeOf<List<List<Integer>>>() {}.type(), List.of(List.of(1), List.of()), ArrayList.class),
                arguments(new TypeOf<List<String>>() {}.type(), Arrays.asList("a", null), ArrayList.class));
    }

    @ParameterizedTest
    @MethodSource("collections")
    void collections_come_back_equal_and_of_a_class_that_fits(Type type, Object value, Class<?> builtAs) {
        Object read = codecs.of(type).read(codecs.of(type).write(value));

        assertThat(read).isEqualTo(value).isInstanceOf(builtAs);
    }

    static Stream<Arguments> queues() {
        return Stream.of(
                arguments(new TypeOf<Queue<String>>() {}.type(), Queue.class),
                arguments(new TypeOf<Deque<String>>() {}.type(), Deque.class),
                arguments(new TypeOf<ArrayDeque<String>>() {}.type(), ArrayDeque.class));
    }

    @ParameterizedTest
    @MethodSource("queues")
    void queues_come_back_in_order(Type type, Class<?> builtAs) {
        Object read = codecs.of(type).read(codecs.of(type).write(new ArrayDeque<>(List.of("b", "a"))));

        assertThat(read).isInstanceOf(builtAs);
        assertThat((Iterable<?>) read).map(String::valueOf).containsExactly("b", "a");
    }

    @Test
    void an_empty_collection_is_an_empty_list_and_no_null() {
        assertThat(codecs.of(new TypeOf<Set<String>>() {}.type()).write(Set.of()))
                .isEqualTo(AttributeValue.fromL(List.of()));
    }

    @Test
    void null_elements_keep_their_place() {
        assertThat(codecs.of(new TypeOf<List<Integer>>() {}.type())
                        .write(Arrays.asList(1, null))
                        .l())
                .containsExactly(AttributeValue.fromN("1"), AttributeValue.fromNul(true));
    }

    static Stream<Object> arrays() {
        return Stream.of(
                new int[] {1, -2},
                new long[] {Long.MAX_VALUE},
                new double[] {Double.NaN, -0.0, 1e300},
                new boolean[] {true, false},
                new char[] {'a', 'ß'},
                new short[] {},
                new String[] {"a", null, ""},
                new DayOfWeek[] {DayOfWeek.FRIDAY},
                new int[][] {{1}, {}, {2, 3}},
                new Byte[] {1, null},
                new byte[][] {{1}, {}});
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void arrays_come_back_of_their_own_type(Object array) {
        Object read =
                codecs.of(array.getClass()).read(codecs.of(array.getClass()).write(array));

        assertThat(read).isInstanceOf(array.getClass());
        assertThat(read).isEqualTo(array);
    }

    @Test
    void an_array_of_generic_elements_keeps_their_type() {
        Type type = new TypeOf<List<Integer>[]>() {}.type();
        Object value = new List<?>[] {List.of(1), List.of()};

        assertThat(codecs.of(type).read(codecs.of(type).write(value))).isEqualTo(value);
    }

    @Test
    void the_written_form_shares_nothing_with_the_collection() {
        List<String> tags = new ArrayList<>(List.of("a"));

        AttributeValue written = codecs.of(new TypeOf<List<String>>() {}.type()).write(tags);
        tags.set(0, "b");

        assertThat(written.l()).containsExactly(AttributeValue.fromS("a"));
    }

    @Test
    void an_error_names_the_element() {
        ValueCodec codec = codecs.of(new TypeOf<List<List<Integer>>>() {}.type());
        AttributeValue wrong = AttributeValue.fromL(
                List.of(AttributeValue.fromL(List.of()), AttributeValue.fromL(List.of(AttributeValue.fromS("one")))));

        assertThatThrownBy(() -> codec.read(wrong))
                .isInstanceOf(CodecException.class)
                .hasMessage("[1][0]: is no Integer but of type S");
    }

    @Test
    void what_is_no_list_is_refused() {
        ValueCodec codec = codecs.of(new TypeOf<List<Integer>>() {}.type());

        assertThatThrownBy(() -> codec.read(AttributeValue.fromS("1")))
                .isInstanceOf(CodecException.class)
                .hasMessage("is no list but of type S");
    }

    @Test
    void an_iterable_that_is_no_collection_is_refused_since_it_may_be_a_cursor() {
        ValueCodec codec = codecs.of(new TypeOf<Iterable<Integer>>() {}.type());
        Iterable<Integer> cursor = () -> List.of(1).iterator();

        assertThatThrownBy(() -> codec.write(cursor)).isInstanceOf(CodecException.class);
    }

    @Test
    void the_order_of_a_set_means_nothing_even_if_it_is_sorted() {
        assertThat(ordered(new TypeOf<List<String>>() {})).isTrue();
        assertThat(ordered(new TypeOf<Collection<String>>() {})).isTrue();
        assertThat(ordered(new TypeOf<Set<String>>() {})).isFalse();
        assertThat(ordered(new TypeOf<SortedSet<String>>() {})).isFalse();
    }

    private boolean ordered(TypeOf<?> type) {
        return ((CollectionCodec) codecs.of(type.type())).isOrdered();
    }
}
