package io.dynamoshadow.tee;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In place of an iterator, or a cursor of MongoDB's. */
final class HandedIterator extends Handed {
    /** Of MongoDB's cursors too; none of them moves. */
    private static final Set<String> HARMLESS =
            new HashSet<>(Arrays.asList("remove", "available", "getServerCursor", "getServerAddress"));

    private final boolean isSeenElsewhere;

    /** @param isSeenElsewhere whether somebody else tells the tee of the elements, and only the end is to be told */
    HandedIterator(Object source, Tee tee, boolean isSeenElsewhere) {
        super(source, tee);
        this.isSeenElsewhere = isSeenElsewhere;
    }

    @Override
    @Nullable
    Object called(Object self, Method method, @Nullable Object[] arguments) throws Throwable {
        String name = method.getName();
        if (arguments.length == 0 && name.equals("hasNext")) {
            Object more = pass(method, arguments);
            if (Boolean.FALSE.equals(more)) {
                tee.end();
            }
            return more;
        }
        if (isSeenElsewhere) {
            Object answer = pass(method, arguments);
            if (name.equals("forEachRemaining")) {
                tee.end();
            }
            return answer;
        }
        if (arguments.length == 0 && (name.equals("next") || name.equals("tryNext"))) {
            Object element = pass(method, arguments);
            // tryNext gives null where there is none now
            if (element != null || name.equals("next")) {
                tee.saw(element);
            }
            return element;
        }
        if (name.equals("forEachRemaining") && takesConsumer(method)) {
            Object nothing = passSeen(method, arguments);
            tee.end();
            return nothing;
        }
        return HARMLESS.contains(name) ? pass(method, arguments) : unknown(self, method, arguments);
    }
}
