package io.dynamoshadow.tee;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Reads a result that is ours alone. */
public final class Drain {
    private Drain() {}

    /**
     * All its elements. It is closed afterwards, where it can be.
     *
     * @param result {@linkplain Handing#isLazy read little by little}
     * @param limit the most that there may be
     * @return null where there are more
     * @throws Exception what reading or closing throws
     */
    @SuppressWarnings("try") // they are there to be closed
    public static @Nullable List<@Nullable Object> of(Object result, int limit) throws Exception {
        try (AutoCloseable whole = closing(result)) {
            Iterator<?> elements = result instanceof Iterator
                    ? (Iterator<?>) result
                    : result instanceof BaseStream
                            ? ((BaseStream<?, ?>) result).iterator()
                            : ((Iterable<?>) result).iterator();
            try (AutoCloseable read = closing(elements)) {
                List<@Nullable Object> all = new ArrayList<>();
                while (elements.hasNext()) {
                    if (all.size() == limit) {
                        return null;
                    }
                    all.add(elements.next());
                }
                return all;
            }
        }
    }

    private static AutoCloseable closing(Object result) {
        return result instanceof AutoCloseable ? (AutoCloseable) result : () -> {};
    }
}
