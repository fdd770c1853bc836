package io.dynamoshadow.tee;

import java.lang.reflect.InvocationHandler;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/** Puts something in the place of a result that is read little by little, through which the application reads it. Thread-safe. */
public final class Handing {
    private Handing() {}

    /** Whether something is read little by little, and perhaps only once. */
    public static boolean isLazy(Object result) {
        return result instanceof BaseStream
                || result instanceof Iterator
                || (result instanceof Iterable && !(result instanceof Collection));
    }

    /** Gets ready for results of a declared type, since that takes a while. */
    public static void prepare(Class<?> declared) {
        if (declared == Stream.class || declared == Iterator.class) {
            HandedClass unused = of(declared);
        }
    }

    private static HandedClass of(Class<?> interfaceOfTheJdk) {
        return HandedClass.of(Collections.singleton(interfaceOfTheJdk));
    }

    /**
     * What the application is to get in the place of a result: of the same interfaces, read by the same calls. The result itself
     * where nothing can be put in its place, which the tee is told. Nothing is read.
     *
     * @param declared what it must be an instance of
     */
    public static Object inPlaceOf(Object result, Class<?> declared, Tee tee) {
        try {
            if (result instanceof BaseStream) {
                return inPlaceOf((BaseStream<?, ?>) result, declared, tee);
            }
            Class<?> type = result.getClass();
            HandedClass handed = Permitted.isNeeded()
                    ? Permitted.call(() -> HandedClass.inPlaceOf(type))
                    : HandedClass.inPlaceOf(type);
            boolean both = result instanceof Iterator && result instanceof Iterable;
            if (handed == null || both || !handed.isA(declared)) {
                tee.leave(Unread.OF_ITS_OWN_CLASS);
                return result;
            }
            return handed.behind(by(result, tee));
        } catch (Throwable ours) {
            tee.fail(ours);
            return result;
        }
    }

    private static InvocationHandler by(Object result, Tee tee) {
        if (result instanceof Iterator) {
            return new HandedIterator(result, tee, false);
        }
        return result instanceof Spliterator
                ? new HandedSpliterator(result, tee, false)
                : new HandedIterable(result, tee);
    }

    /** Only of the JDK's own: streams of other libraries have more to them than the interface. */
    private static Object inPlaceOf(BaseStream<?, ?> result, Class<?> declared, Tee tee) {
        if (!(result instanceof Stream)
                || !result.getClass().getName().startsWith("java.util.stream.")
                || !declared.isAssignableFrom(Stream.class)) {
            tee.leave(Unread.OF_ITS_OWN_CLASS);
            return result;
        }
        if (result.isParallel()) {
            tee.leave(Unread.IN_PARALLEL);
            return result;
        }
        HandedClass handed = of(Stream.class);
        // from here on there is no way back: the stream goes on as this one
        Stream<?> seen = ((Stream<?>) result).peek(tee::saw);
        try {
            return handed.behind(new HandedStream(seen, tee));
        } catch (Throwable ours) {
            tee.fail(ours);
            return seen;
        }
    }

    /** In the place of something of an interface of the JDK's; the thing itself where that cannot be. */
    static Object handed(Class<?> type, Handed handed) {
        try {
            HandedClass own = Permitted.isNeeded() ? Permitted.call(() -> of(type)) : of(type);
            return own.behind(handed);
        } catch (Throwable ours) {
            handed.tee.fail(ours);
            return handed.source;
        }
    }
}
