package io.dynamoshadow.flag;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The stages of the contexts that were asked for last, for as long as no flag changes. Each context has four places, which it may
 * lose to others: so it is bounded, waits for nobody, and a look costs no memory. Thread-safe.
 */
final class KnownStages {
    private static final int PLACES = 1 << 13;
    private static final int PLACES_OF_ONE = 4;

    /** A longer key than any that names an account is not kept. */
    private static final int LONGEST_KEY = 256;

    private final AtomicReferenceArray<@Nullable Known> places = new AtomicReferenceArray<>(PLACES);
    /** Whom a new context drives out. Threads may count over each other: any of the four will do. */
    private int next;

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
        int first = firstPlace(context);
        for (int i = first; i < first + PLACES_OF_ONE; i++) {
            Known known = places.get(i);
            if (known != null && known.context.equals(context)) {
                return known.stage;
            }
        }
        return null;
    }

    void keep(String context, Stage stage) {
        if (context.length() > LONGEST_KEY) {
            return;
        }
        int first = firstPlace(context);
        int place = first + (next++ & (PLACES_OF_ONE - 1));
        for (int i = first; i < first + PLACES_OF_ONE; i++) {
            Known known = places.get(i);
            if (known == null || known.context.equals(context)) {
                place = i;
                break;
            }
        }
        places.set(place, new Known(context, stage));
    }

    private static int firstPlace(String context) {
        int hash = context.hashCode();
        return (hash ^ (hash >>> 13)) * PLACES_OF_ONE & (PLACES - 1);
    }
}
