package io.dynamoshadow.tee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import io.dynamoshadow.awkward.LocalMongo;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Iterators, iterables and MongoDB's cursors, and what is handed out in their place. */
final class HandedIteratorTest {
    private final MongoCollection<Document> collection =
            LocalMongo.newDatabase().getCollection("numbers");
    private final Passed passed = new Passed();

    private FindIterable<Document> find() {
        if (collection.countDocuments() == 0) {
            for (int i = 0; i < 4; i++) {
                collection.insertOne(new Document("_id", i));
            }
        }
        return collection.find().sort(new Document("_id", 1));
    }

    private <T> T handed(T source, Class<?> declared) {
        Object handed = Handing.inPlaceOf(source, declared, passed.tee);
        assertThat(handed).isNotSameAs(source);
        @SuppressWarnings("unchecked")
        T typed = (T) handed;
        return typed;
    }

    private static List<Object> ids(List<?> documents) {
        List<Object> ids = new ArrayList<>();
        documents.forEach(each -> ids.add(((Document) each).get("_id")));
        return ids;
    }

    @Test
    void an_iterator_is_seen_as_it_is_read_and_never_ahead() {
        List<String> read = new ArrayList<>();
        Iterator<String> source = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return read.size() < 3;
            }

            @Override
            public String next() {
                read.add("read");
                return "element " + read.size();
            }
        };
        Iterator<String> handed = handed(source, Iterator.class);

        assertThat(handed.next()).isEqualTo("element 1");
        assertThat(read).hasSize(1);
        assertThat(passed.elements).containsExactly("element 1");
        assertThat(handed.hasNext()).isTrue();
        assertThat(read).hasSize(1);
        handed.forEachRemaining(element -> assertThat(passed.elements).endsWith(element));

        assertThat(passed.outcome).isEqualTo("whole");
        assertThat(passed.elements).containsExactly("element 1", "element 2", "element 3");
        assertThat(handed.hasNext()).isFalse();
    }

    @Test
    void removing_changes_the_source() {
        List<String> source = new ArrayList<>(List.of("a", "b"));
        Iterator<String> handed = handed(source.iterator(), Iterator.class);
        handed.next();
        handed.remove();

        assertThat(source).containsExactly("b");
    }

    @Test
    void its_end_and_its_failures_are_the_sources_own() {
        Iterator<String> empty = handed(List.<String>of().iterator(), Iterator.class);
        assertThat(catchThrowable(empty::next)).isInstanceOf(NoSuchElementException.class);
        IOException broken = new IOException("connection lost");
        Iterator<String> failing = handed(
                new Iterator<String>() {
                    @Override
                    public boolean hasNext() {
                        throw raised(broken);
                    }

                    @Override
                    public String next() {
                        throw raised(broken);
                    }
                },
                Iterator.class);

        assertThat(catchThrowable(failing::hasNext)).isSameAs(broken);
        assertThat(catchThrowable(failing::next)).isSameAs(broken);
    }

    @Test
    void a_cursor_of_mongodb_is_seen_and_is_still_one() {
        MongoCursor<Document> source = find().cursor();
        MongoCursor<Document> handed = handed(source, MongoCursor.class);

        try (handed) {
            assertThat(handed.getServerAddress()).isEqualTo(source.getServerAddress());
            assertThat(handed.available()).isEqualTo(source.available());
            assertThat(handed.tryNext()).isEqualTo(new Document("_id", 0));
            while (handed.hasNext()) {
                handed.next();
            }
        }

        assertThat(passed.outcome).isEqualTo("whole");
        assertThat(ids(passed.elements)).containsExactly(0, 1, 2, 3);
        assertThat(catchThrowable(source::hasNext)).as("closed").isInstanceOf(IllegalStateException.class);
        assertThat(handed.equals((Object) handed)).isTrue();
        assertThat(handed).hasSameHashCodeAs(source).hasToString(source.toString());
    }

    @Test
    void a_cursor_that_is_closed_before_its_end_was_not_seen() {
        MongoCursor<Document> source = find().batchSize(2).cursor();
        assertThat(source.getServerCursor()).isNotNull();
        MongoCursor<Document> handed = handed(source, MongoCursor.class);
        handed.next();
        handed.close();

        assertThat(passed.outcome).isEqualTo("not-to-the-end");
        assertThat(catchThrowable(source::getServerCursor)).as("closed").isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_iterable_of_mongodb_is_seen_however_it_is_read() {
        List<Document> read = new ArrayList<>();
        for (Document each : handed(find(), FindIterable.class).batchSize(2).maxTime(1, TimeUnit.MINUTES)) {
            read.add(each);
        }
        assertThat(ids(read)).containsExactly(0, 1, 2, 3);
        assertThat(passed.outcome).isEqualTo("whole");
        assertThat(passed.elements).isEqualTo(read);

        Passed byEach = new Passed();
        ((MongoIterable<?>) Handing.inPlaceOf(find(), MongoIterable.class, byEach.tee)).forEach(each -> {});
        assertThat(byEach.outcome).isEqualTo("whole");
        assertThat(byEach.elements).isEqualTo(read);

        Passed byCursor = new Passed();
        try (MongoCursor<?> cursor =
                ((MongoIterable<?>) Handing.inPlaceOf(find(), MongoIterable.class, byCursor.tee)).cursor()) {
            cursor.forEachRemaining(each -> {});
        }
        assertThat(byCursor.outcome).isEqualTo("whole");
        assertThat(byCursor.elements).isEqualTo(read);

        Passed bySpliterator = new Passed();
        ((Iterable<?>) Handing.inPlaceOf(find(), Iterable.class, bySpliterator.tee))
                .spliterator()
                .forEachRemaining(each -> {});
        assertThat(bySpliterator.outcome).isEqualTo("whole");
        assertThat(bySpliterator.elements).isEqualTo(read);
    }

    @Test
    @SuppressWarnings("unchecked")
    void an_iterable_of_mongodb_fills_the_applications_own_collection() {
        Set<Document> target = new LinkedHashSet<>(Set.of(new Document("_id", "before")));

        Set<Document> filled = handed(find(), FindIterable.class).into(target);

        assertThat(filled).isSameAs(target).hasSize(5);
        assertThat(ids(passed.elements)).containsExactly(0, 1, 2, 3);
        assertThat(passed.outcome).isEqualTo("whole");
    }

    @Test
    void a_query_that_the_application_changes_is_not_seen_any_more() {
        FindIterable<Document> source = find();
        FindIterable<Document> handed = handed(source, FindIterable.class);

        assertThat(ids(handed.limit(2).into(new ArrayList<>()))).containsExactly(0, 1);

        assertThat(passed.outcome).isEqualTo("changed");
        assertThat(passed.elements).isEmpty();
    }

    @Test
    void one_of_many_is_not_all() {
        assertThat(handed(find(), FindIterable.class).first()).isEqualTo(new Document("_id", 0));

        assertThat(passed.outcome).isEqualTo("not-to-the-end");
    }

    @Test
    void an_iterable_that_is_read_again_is_read_again_and_seen_once() {
        FindIterable<Document> handed = handed(find(), FindIterable.class);
        handed.into(new ArrayList<>());
        collection.insertOne(new Document("_id", 4));

        assertThat(ids(handed.into(new ArrayList<>()))).containsExactly(0, 1, 2, 3, 4);

        assertThat(ids(passed.elements)).containsExactly(0, 1, 2, 3);
        assertThat(passed.outcome).isEqualTo("whole");
    }

    @Test
    void an_iterable_of_a_lambda_is_one() {
        Iterable<String> source = () -> Arrays.asList("a", "b").iterator();
        List<String> read = new ArrayList<>();
        handed(source, Iterable.class).forEach(read::add);

        assertThat(read).containsExactly("a", "b");
        assertThat(passed.outcome).isEqualTo("whole");
    }

    /** As an application has it, which callers may cast to. */
    public static class NumberCursor implements Iterator<Integer>, Closeable {
        int next;
        boolean closed;

        @Override
        public boolean hasNext() {
            return next < 3;
        }

        @Override
        public Integer next() {
            return next++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** There is a reason to cast to it. */
    public static final class RewindableCursor extends NumberCursor {
        public void rewind() {
            next = 0;
        }
    }

    @Test
    void what_the_class_implements_is_there_to_be_cast_to() {
        NumberCursor source = new NumberCursor();
        Object handed = Handing.inPlaceOf(source, Iterator.class, passed.tee);
        ((Iterator<?>) handed).next();

        assertThat(handed).isInstanceOf(Closeable.class).isNotInstanceOf(NumberCursor.class);
        assertThat(catchThrowable(((Closeable) handed)::close)).isNull();
        assertThat(source.closed).isTrue();
        assertThat(passed.outcome).isEqualTo("not-to-the-end");
    }

    @Test
    void a_class_with_methods_of_its_own_and_one_that_is_declared_are_left_as_they_are() {
        RewindableCursor rewindable = new RewindableCursor();
        assertThat(Handing.inPlaceOf(rewindable, Iterator.class, passed.tee)).isSameAs(rewindable);
        assertThat(passed.outcome).isEqualTo("of-its-own-class");

        Passed declared = new Passed();
        NumberCursor cursor = new NumberCursor();
        assertThat(Handing.inPlaceOf(cursor, NumberCursor.class, declared.tee)).isSameAs(cursor);
        assertThat(declared.outcome).isEqualTo("of-its-own-class");
    }

    /** Nobody outside of this package can name it. */
    interface Hidden {}

    @Test
    void what_is_hidden_is_left_as_it_is() {
        final class HiddenCursor extends NumberCursor implements Hidden {}

        HiddenCursor hidden = new HiddenCursor();
        assertThat(Handing.inPlaceOf(hidden, Iterator.class, passed.tee)).isSameAs(hidden);
        assertThat(passed.outcome).isEqualTo("of-its-own-class");
    }

    @Test
    void what_cannot_be_kept_is_told_and_changes_nothing() {
        List<String> told = new ArrayList<>();
        Tee failing = new Tee(
                new Elements() {
                    @Override
                    public boolean see(@Nullable Object element) {
                        throw new StackOverflowError();
                    }

                    @Override
                    public void whole() {
                        told.add("whole");
                    }

                    @Override
                    public void unread(Unread why) {
                        told.add(why.toString());
                    }

                    @Override
                    public void trouble(Throwable reason) {
                        told.add(reason.getClass().getSimpleName());
                        throw new IllegalStateException("nor can that be told");
                    }
                },
                3);
        List<Object> read = new ArrayList<>();
        ((Iterator<?>) Handing.inPlaceOf(List.of(1, 2).iterator(), Iterator.class, failing))
                .forEachRemaining(read::add);

        assertThat(read).containsExactly(1, 2);
        assertThat(told).containsExactly("StackOverflowError", "failed");
    }

    @Test
    void once_the_application_lets_go_of_it_so_do_we() {
        NumberCursor source = new NumberCursor();
        WeakReference<Object> kept = new WeakReference<>(source);
        Iterator<?> handed = (Iterator<?>) Handing.inPlaceOf(source, Iterator.class, passed.tee);
        handed.next();
        assertThat(handed.hasNext()).isTrue();
        handed = null;
        source = null;

        Awaitility.await().until(() -> {
            System.gc();
            return kept.get() == null;
        });
    }

    /** Never returns. */
    private static RuntimeException raised(Throwable thrown) {
        HandedIteratorTest.<RuntimeException>sneaky(thrown);
        return new IllegalStateException();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
