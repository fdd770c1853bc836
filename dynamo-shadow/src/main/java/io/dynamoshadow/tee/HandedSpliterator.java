package io.dynamoshadow.tee;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** In place of a spliterator. */
final class HandedSpliterator extends Handed {
    private final boolean isSeenElsewhere;

    /** @param isSeenElsewhere whether somebody else tells the tee of the elements, and only the end is to be told */
    HandedSpliterator(Object source, Tee tee, boolean isSeenElsewhere) {
        super(source, tee);
        this.isSeenElsewhere = isSeenElsewhere;
    }

    @Override
    @Nullable
    Object called(Object self, Method method, @Nullable Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "tryAdvance":
                Object more = read(method, arguments);
                if (Boolean.FALSE.equals(more)) {
                    tee.end();
                }
                return more;
            case "forEachRemaining":
                Object nothing = read(method, arguments);
                tee.end();
                return nothing;
            case "trySplit":
                // parts are read in any order, by any thread
                tee.leave(Unread.IN_PARALLEL);
                return pass(method, arguments);
            default:
                return pass(method, arguments); // which only describe it
        }
    }

    private @Nullable Object read(Method method, @Nullable Object[] arguments) throws Throwable {
        return isSeenElsewhere || !takesConsumer(method) ? pass(method, arguments) : passSeen(method, arguments);
    }
}
