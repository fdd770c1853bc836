package io.dynamoshadow.tee;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * In place of a stream, and of every stream that the application makes of it. The elements are seen by a {@link
 * java.util.stream.Stream#peek peek} at its beginning, so that laziness, order, close handlers and characteristics stay the
 * stream's own; a peek does not tell where the stream ends, and so the methods that read it are looked at.
 */
final class HandedStream extends Handed {
    /** They pass on whatever they are given, or what they make of it, as long as something is given. */
    private static final Set<String> ALL_PASSES = new HashSet<>(Arrays.asList(
            "filter",
            "map",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "mapToObj",
            "flatMap",
            "flatMapToInt",
            "flatMapToLong",
            "flatMapToDouble",
            "mapMulti",
            "mapMultiToInt",
            "mapMultiToLong",
            "mapMultiToDouble",
            "asLongStream",
            "asDoubleStream",
            "boxed",
            "distinct",
            "sorted",
            "peek",
            "dropWhile",
            "sequential",
            "unordered",
            "onClose"));

    /** They return when all has been read. */
    private static final Set<String> ALL_IS_READ = new HashSet<>(Arrays.asList(
            "forEach",
            "forEachOrdered",
            "toArray",
            "toList",
            "reduce",
            "collect",
            "min",
            "max",
            "sum",
            "average",
            "summaryStatistics"));

    HandedStream(Object source, Tee tee) {
        super(source, tee);
    }

    @Override
    @Nullable
    Object called(Object self, Method method, @Nullable Object[] arguments) throws Throwable {
        String name = method.getName();
        if (BaseStream.class.isAssignableFrom(method.getReturnType())) {
            return stream(self, method, arguments);
        }
        if (name.equals("iterator")) {
            Object iterator = pass(method, arguments);
            return iterator == null
                    ? null
                    : Handing.handed(method.getReturnType(), new HandedIterator(iterator, tee, true));
        }
        if (name.equals("spliterator")) {
            Object spliterator = pass(method, arguments);
            return spliterator == null
                    ? null
                    : Handing.handed(method.getReturnType(), new HandedSpliterator(spliterator, tee, true));
        }
        Object answer = pass(method, arguments);
        if (name.equals("isParallel")) {
            return answer;
        }
        if (ALL_IS_READ.contains(name) || (answer != null && isAllRead(name, answer))) {
            tee.end();
        } else {
            tee.leave(Unread.NOT_TO_THE_END);
        }
        return answer;
    }

    /** What the application goes on with. */
    private @Nullable Object stream(Object self, Method method, @Nullable Object[] arguments) throws Throwable {
        if (method.getName().equals("parallel")) {
            tee.leave(Unread.IN_PARALLEL);
        } else if (!ALL_PASSES.contains(method.getName())) {
            tee.leave(Unread.NOT_TO_THE_END);
        }
        Object next = pass(method, arguments);
        if (next == null || next == source || tee.isOver()) {
            return own(self, next);
        }
        return Handing.handed(typeOf(next), new HandedStream(next, tee));
    }

    private static Class<?> typeOf(Object stream) {
        return stream instanceof Stream
                ? Stream.class
                : stream instanceof IntStream
                        ? IntStream.class
                        : stream instanceof LongStream ? LongStream.class : DoubleStream.class;
    }

    /** Whether a method that may stop early has not, as its answer tells. */
    private boolean isAllRead(String name, Object answer) {
        switch (name) {
            case "anyMatch":
                return answer.equals(false);
            case "allMatch":
            case "noneMatch":
                return answer.equals(true);
            case "findFirst":
            case "findAny":
                return answer.equals(Optional.empty());
            case "count":
                // a stream that knows its size counts without reading
                return tee.isAnySeen() || answer.equals(0L);
            default:
                return false;
        }
    }
}
