package io.dynamoshadow.flag;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The stages of the contexts that were asked for last, for as long as no flag changes. Each context has one place, which it may
 * lose to another: so it is bounded, waits for nobody, and a look costs no memory. Thread-safe.
 */
final class KnownStages {
    private static final int PLACES = 1 << 13;

    /** A longer key than any that names an account is not kept. */
    private static final int LONGEST_KEY = 256;

    private final AtomicReferenceArray<@Nullable Known> places = new AtomicReferenceArray<>(PLACES);

    private static final class Known {
        final String context;
        final Stage stage;

        Known(String context, Stage stage) {
            this.context = context;
            this.stage = stage;
        }
    }

    @Nullable
    Stage of(String context) {
        Known known = places.get(place(context));
        return known != null && known.context.equals(context) ? known.stage : null;
    }

    void keep(String context, Stage stage) {
        if (context.length() <= LONGEST_KEY) {
            places.set(place(context), new Known(context, stage));
        }
    }

    private static int place(String context) {
        int hash = context.hashCode();
        return (hash ^ (hash >>> 13)) & (PLACES - 1);
    }
}
