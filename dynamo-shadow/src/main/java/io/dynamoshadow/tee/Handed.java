package io.dynamoshadow.tee;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the object that the application is handed in place of a result: every call goes to the result itself, on the
 * same thread, with the same outcome. Only what passes is looked at.
 */
abstract class Handed implements InvocationHandler {
    final Object source;
    final Tee tee;

    Handed(Object source, Tee tee) {
        this.source = source;
        this.tee = tee;
    }

    @Override
    public final @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] given)
            throws Throwable {
        @Nullable Object[] arguments = given == null ? new Object[0] : given;
        if (method.getDeclaringClass() == Object.class) {
            boolean isItself = method.getName().equals("equals") && arguments[0] == self;
            return isItself ? (Object) true : pass(method, arguments);
        }
        if (method.getName().equals("close") && arguments.length == 0) {
            try {
                return pass(method, arguments);
            } finally {
                tee.leave(Unread.NOT_TO_THE_END);
            }
        }
        return tee.isOver() ? own(self, pass(method, arguments)) : called(self, method, arguments);
    }

    /** A call of a method of the result's own, while what passes is of interest. */
    abstract @Nullable Object called(Object self, Method method, @Nullable Object[] arguments) throws Throwable;

    /** The result's own answer. */
    final @Nullable Object pass(Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(source, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** The same with a consumer that sees what the application's consumer gets, before it does. */
    final @Nullable Object passSeen(Method method, @Nullable Object[] arguments) throws Throwable {
        @Nullable Object[] seen = arguments.clone();
        seen[0] = seen(arguments[0]);
        return pass(method, seen);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object seen(@Nullable Object consumer) {
        if (consumer == null) {
            return null; // which the result refuses in its own way
        }
        return (Consumer<Object>) element -> {
            tee.saw(element);
            ((Consumer<Object>) consumer).accept(element);
        };
    }

    /** Whether the method takes nothing but a consumer. */
    static boolean takesConsumer(Method method) {
        return method.getParameterCount() == 1 && method.getParameterTypes()[0] == Consumer.class;
    }

    /** What gives the result itself is to give what stands in its place. */
    final @Nullable Object own(Object self, @Nullable Object answer) {
        return answer == source ? self : answer;
    }

    /** A way to read it of which nobody knows what passes. */
    final @Nullable Object unknown(Object self, Method method, @Nullable Object[] arguments) throws Throwable {
        tee.leave(Unread.CHANGED);
        return own(self, pass(method, arguments));
    }
}
