package io.dynamoshadow.tee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application does with a stream does the same with what it is handed in its place. */
final class HandedStreamTest {
    private static final int SIZE = 6;

    /** Something that an application does with a stream of the numbers from 0, and what is seen of it then. */
    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    enum Use {
        COLLECT("whole", stream -> stream.collect(Collectors.toList())),
        TO_LIST("whole", Stream::toList),
        TO_ARRAY("whole", stream -> List.of(stream.toArray())),
        FOR_EACH("whole", stream -> {
            List<Object> all = new ArrayList<>();
            stream.forEach(all::add);
            return all;
        }),
        PIPELINE("whole", stream -> stream.filter(n -> n % 2 == 0)
                .map(n -> n * 10)
                .flatMap(n -> Stream.of(n, n + 1))
                .sorted()
                .distinct()
                .collect(Collectors.toList())),
        NUMBERS("whole", stream -> stream.mapToInt(n -> n).asLongStream().sum()),
        NUMBERS_AND_BACK("whole", stream -> stream.mapToInt(n -> n).boxed().toList()),
        MANY_OF_EACH("whole", stream -> stream.<Integer>mapMulti((n, to) -> {
                    to.accept(n);
                    to.accept(-n);
                })
                .toList()),
        REDUCE("whole", stream -> stream.reduce(0, Integer::sum)),
        MAX("whole", stream -> stream.max(Integer::compare)),
        COUNT_OF_SOME("whole", stream -> stream.filter(n -> n > 2).count()),
        ITERATE("whole", stream -> {
            List<Object> all = new ArrayList<>();
            for (Iterator<Integer> each = stream.iterator(); each.hasNext(); ) {
                all.add(each.next());
            }
            return all;
        }),
        ITERATE_NUMBERS("whole", stream -> {
            List<Object> all = new ArrayList<>();
            stream.mapToInt(n -> n).iterator().forEachRemaining((int n) -> all.add(n));
            return all;
        }),
        /** By the method that a compiler has added, and cast to what it gives all the same. */
        ITERATE_NUMBERS_BY_A_BRIDGE("whole", stream -> {
            List<Object> all = new ArrayList<>();
            BaseStream<Integer, IntStream> numbers = stream.mapToInt(n -> n);
            ((PrimitiveIterator.OfInt) numbers.iterator()).forEachRemaining((int n) -> all.add(n));
            return all;
        }),
        SPLITERATOR("whole", stream -> {
            List<Object> all = new ArrayList<>();
            Spliterator<Integer> each = stream.spliterator();
            while (each.tryAdvance(all::add)) {
                all.add("and");
            }
            return all;
        }),
        STREAM_OF_ITS_SPLITERATOR("whole", stream -> StreamSupport.stream(stream.spliterator(), false)
                .toList()),
        CONCAT("whole", stream -> Stream.concat(stream, Stream.of(7)).toList()),
        WITHIN_ANOTHER("whole", stream -> Stream.of(1).flatMap(n -> stream).toList()),
        NONE("whole", stream -> stream.noneMatch(n -> n > 100)),
        NOT_ANY("whole", stream -> stream.anyMatch(n -> n > 100)),
        ALL("whole", stream -> stream.allMatch(n -> n < 100)),
        NOT_FOUND("whole", stream -> stream.filter(n -> n > 100).findFirst()),
        DROP_SOME("whole", stream -> stream.dropWhile(n -> n < 3).toList()),
        SEQUENTIAL("whole", stream -> stream.sequential().unordered().toList()),
        FIRST("not-to-the-end", Stream::findFirst),
        FIRST_OF_SOME("not-to-the-end", stream -> stream.filter(n -> n > 2).findFirst()),
        ANY("not-to-the-end", stream -> stream.anyMatch(n -> n == 2)),
        NOT_ALL("not-to-the-end", stream -> stream.allMatch(n -> n < 2)),
        LIMIT("not-to-the-end", stream -> stream.limit(2).toList()),
        LIMIT_AFTER_MANY("not-to-the-end", stream -> stream.flatMap(n -> Stream.iterate(n, m -> m + 1))
                .limit(4)
                .toList()),
        TAKE_SOME("not-to-the-end", stream -> stream.takeWhile(n -> n < 2).toList()),
        SKIP("not-to-the-end", stream -> stream.skip(2).toList()),
        ITERATE_SOME("open", stream -> {
            Iterator<Integer> each = stream.iterator();
            return List.of(each.next(), each.next());
        }),
        SOME_OF_ITS_SPLITERATOR("open", stream -> {
            List<Object> some = new ArrayList<>();
            stream.spliterator().tryAdvance(some::add);
            return some;
        }),
        PARALLEL("in-parallel", stream -> stream.parallel().map(n -> n + 1).toList()),
        SPLIT("in-parallel", stream -> {
            List<Object> all = new ArrayList<>();
            Spliterator<Integer> rest = stream.spliterator();
            Spliterator<Integer> part = rest.trySplit();
            if (part != null) {
                part.forEachRemaining(all::add);
            }
            rest.forEachRemaining(all::add);
            return all;
        }),
        CHARACTERISTICS("open", stream -> {
            Spliterator<Integer> each = stream.spliterator();
            return List.of(
                    each.hasCharacteristics(Spliterator.ORDERED),
                    each.hasCharacteristics(Spliterator.SIZED),
                    each.hasCharacteristics(Spliterator.SORTED),
                    each.hasCharacteristics(Spliterator.DISTINCT),
                    each.estimateSize(),
                    stream.isParallel());
        }),
        ASKED("open", stream -> stream.isParallel());

        final String outcome;
        final Function<Stream<Integer>, Object> use;

        Use(String outcome, Function<Stream<Integer>, Object> use) {
            this.outcome = outcome;
            this.use = use;
        }
    }

    /** As a cursor gives them: how many, is not known, and that each was asked for, is counted. */
    private static Stream<Integer> cursor(AtomicInteger asked) {
        Iterator<Integer> cursor = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return asked.get() < SIZE;
            }

            @Override
            public Integer next() {
                return asked.getAndIncrement();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false);
    }

    /** As a DAO might return them that reads a page at a time. */
    private static Stream<Integer> pages(AtomicInteger asked) {
        return Stream.of(0, 3)
                .flatMap(page -> Stream.of(page, page + 1, page + 2).peek(n -> asked.incrementAndGet()));
    }

    @SuppressWarnings("unchecked")
    private static Stream<Integer> handed(Stream<Integer> stream, Passed passed) {
        Object handed = Handing.inPlaceOf(stream, Stream.class, passed.tee);
        assertThat(handed).isNotSameAs(stream);
        return (Stream<Integer>) handed;
    }

    @ParameterizedTest
    @EnumSource
    void does_the_same_and_reads_no_more(Use use) {
        for (Function<AtomicInteger, Stream<Integer>> source :
                List.<Function<AtomicInteger, Stream<Integer>>>of(HandedStreamTest::cursor, HandedStreamTest::pages)) {
            AtomicInteger asked = new AtomicInteger();
            Object expected = use.use.apply(source.apply(asked));
            Passed passed = new Passed();
            AtomicInteger askedHere = new AtomicInteger();

            Object given = use.use.apply(handed(source.apply(askedHere), passed));

            assertThat(given).isEqualTo(expected);
            assertThat(askedHere).as("read from the source").hasValue(asked.get());
            assertThat(passed.outcome).isEqualTo(use.outcome);
            assertThat(passed.troubles).isEmpty();
            if (use.outcome.equals("whole")) {
                assertThat(passed.elements).containsExactly(0, 1, 2, 3, 4, 5);
            }
        }
    }

    @Test
    void a_stream_that_knows_its_size_counts_without_reading_and_is_not_seen() {
        Passed passed = new Passed();

        assertThat(handed(List.of(1, 2).stream(), passed).count()).isEqualTo(2);

        assertThat(passed.outcome).isEqualTo("not-to-the-end");
    }

    @Test
    void an_empty_stream_is_seen_whole() {
        Passed passed = new Passed();

        assertThat(handed(Stream.empty(), passed).count()).isZero();

        assertThat(passed.outcome).isEqualTo("whole");
    }

    @Test
    void it_is_closed_as_the_stream_is_and_by_whatever_is_made_of_it() {
        List<String> closed = new ArrayList<>();
        Passed passed = new Passed();
        Stream<Integer> handed = handed(Stream.of(1, 2).onClose(() -> closed.add("source")), passed);

        try (Stream<Integer> mapped =
                handed.onClose(() -> closed.add("application")).map(n -> n)) {
            assertThat(mapped.findFirst()).isEqualTo(Optional.of(1));
        }

        assertThat(closed).containsExactly("source", "application");
        assertThat(passed.outcome).isEqualTo("not-to-the-end");
    }

    @Test
    void one_that_is_closed_unread_is_not_seen() {
        Passed passed = new Passed();

        handed(Stream.of(1, 2), passed).close();

        assertThat(passed.outcome).isEqualTo("not-to-the-end");
        assertThat(passed.elements).isEmpty();
    }

    @Test
    void what_its_source_throws_comes_through_as_it_was_thrown() {
        IOException broken = new IOException("connection lost");
        Passed passed = new Passed();
        Stream<Integer> handed = handed(Stream.of(1, 2).peek(n -> raise(broken)), passed);

        assertThat(catchThrowable(handed::toList)).isSameAs(broken);

        assertThat(passed.outcome).isEqualTo("open");
        handed.close();
        assertThat(passed.outcome).isEqualTo("not-to-the-end");
    }

    @Test
    void what_the_application_throws_comes_through_too() {
        IOException itsOwn = new IOException("its own");
        Passed passed = new Passed();

        assertThat(catchThrowable(() -> handed(Stream.of(1, 2), passed).forEach(n -> raise(itsOwn))))
                .isSameAs(itsOwn);

        assertThat(passed.outcome).isEqualTo("open");
    }

    @Test
    void it_can_be_used_but_once_as_every_stream() {
        Stream<Integer> handed = handed(Stream.of(1, 2), new Passed());
        assertThat(handed.toList()).hasSize(2);

        assertThat(catchThrowable(handed::toList)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void one_more_than_the_limit_ends_what_is_seen_and_nothing_else() {
        Passed passed = new Passed(3);

        assertThat(handed(Stream.of(1, 2, 3, 4, 5), passed).toList()).hasSize(5);

        assertThat(passed.outcome).isEqualTo("over-the-limit");
        assertThat(passed.elements).containsExactly(1, 2, 3);
    }

    @Test
    void as_many_as_the_limit_are_seen_whole() {
        Passed passed = new Passed(3);

        assertThat(handed(Stream.of(1, 2, 3), passed).toList()).hasSize(3);

        assertThat(passed.outcome).isEqualTo("whole");
    }

    @Test
    void a_parallel_stream_is_left_as_it_is() {
        Stream<Integer> parallel = Stream.of(1, 2).parallel();
        Passed passed = new Passed();

        assertThat(Handing.inPlaceOf(parallel, Stream.class, passed.tee)).isSameAs(parallel);

        assertThat(passed.outcome).isEqualTo("in-parallel");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
