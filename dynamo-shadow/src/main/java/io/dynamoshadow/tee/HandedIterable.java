package io.dynamoshadow.tee;

import java.lang.reflect.Method;
import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In place of an iterable that reads when it is asked to, such as MongoDB's. It may be read several times; what is read at first is
 * seen.
 */
final class HandedIterable extends Handed {
    /** Of MongoDB's iterables: how it is read, and nothing of what is read. */
    private static final Set<String> HARMLESS = new HashSet<>(Arrays.asList(
            "batchSize",
            "maxTime",
            "maxAwaitTime",
            "noCursorTimeout",
            "comment",
            "hint",
            "hintString",
            "allowDiskUse",
            "timeoutMode"));

    private boolean isRead;

    HandedIterable(Object source, Tee tee) {
        super(source, tee);
    }

    @Override
    @Nullable
    Object called(Object self, Method method, @Nullable Object[] arguments) throws Throwable {
        String name = method.getName();
        if (HARMLESS.contains(name)) {
            Object answer = pass(method, arguments);
            if (answer != source) {
                tee.leave(Unread.CHANGED);
            }
            return own(self, answer);
        }
        if (isRead) {
            return own(self, pass(method, arguments));
        }
        isRead = true;
        boolean takesNothing = arguments.length == 0;
        if (takesNothing && (name.equals("iterator") || name.equals("cursor"))) {
            return handed(method, pass(method, arguments));
        }
        if (takesNothing && name.equals("spliterator")) {
            return handed(method, pass(method, arguments));
        }
        if (name.equals("forEach") && takesConsumer(method)) {
            Object nothing = passSeen(method, arguments);
            tee.end();
            return nothing;
        }
        if (name.equals("into") && arguments.length == 1 && method.getParameterTypes()[0] == Collection.class) {
            return into(method, arguments);
        }
        if (name.equals("first") && takesNothing) {
            tee.leave(Unread.NOT_TO_THE_END);
            return pass(method, arguments);
        }
        return unknown(self, method, arguments);
    }

    private @Nullable Object handed(Method method, @Nullable Object read) {
        return read == null ? null : Handing.inPlaceOf(read, method.getReturnType(), tee);
    }

    /** MongoDB's own adds each element to the target and gives it back. */
    @SuppressWarnings("unchecked")
    private @Nullable Object into(Method method, @Nullable Object[] arguments) throws Throwable {
        Collection<Object> target = (Collection<Object>) arguments[0];
        if (target == null) {
            return pass(method, arguments);
        }
        SeenCollection seen = new SeenCollection(target);
        Object answer = pass(method, new Object[] {seen});
        tee.end();
        return answer == seen ? target : answer;
    }

    private final class SeenCollection extends AbstractCollection<@Nullable Object> {
        private final Collection<Object> target;

        SeenCollection(Collection<Object> target) {
            this.target = target;
        }

        @Override
        public boolean add(@Nullable Object element) {
            tee.saw(element);
            return target.addAll(Collections.singleton(element));
        }

        @Override
        public Iterator<@Nullable Object> iterator() {
            return (Iterator<@Nullable Object>) target.iterator();
        }

        @Override
        public int size() {
            return target.size();
        }
    }
}
