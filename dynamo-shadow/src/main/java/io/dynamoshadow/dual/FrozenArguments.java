package io.dynamoshadow.dual;

import io.dynamoshadow.codec.Codecs;
import io.dynamoshadow.codec.ValueCodec;
import io.dynamoshadow.operation.PlannedMethod;
import java.lang.reflect.Type;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Copies a call's arguments, which the application may change as soon as the call has ended. */
final class FrozenArguments {
    private FrozenArguments() {}

    /** @throws io.dynamoshadow.codec.CodecException where an argument cannot be copied */
    static @Nullable Object[] of(PlannedMethod method, @Nullable Object[] arguments, Codecs codecs) {
        @Nullable Object[] frozen = new @Nullable Object[arguments.length];
        Type[] types = method.method().method().getGenericParameterTypes();
        for (int i = 0; i < arguments.length; i++) {
            frozen[i] = copy(arguments[i], types[i], codecs);
        }
        return frozen;
    }

    @SuppressWarnings("JavaUtilDate") // legacy DAOs take it, and it can be changed
    private static @Nullable Object copy(@Nullable Object argument, Type type, Codecs codecs) {
        if (argument == null || isImmutable(argument)) {
            return argument;
        }
        if (argument.getClass() == Date.class) {
            return ((Date) argument).clone();
        }
        ValueCodec codec = codecs.of(type);
        return codec.read(codec.write(argument));
    }

    private static boolean isImmutable(Object value) {
        String name = value.getClass().getName();
        return value instanceof Enum
                || name.startsWith("java.lang.")
                || name.startsWith("java.time.")
                || name.startsWith("java.math.")
                || name.equals("java.util.UUID")
                || name.equals("java.util.Locale")
                || name.equals("java.net.URI")
                || name.equals("org.bson.types.ObjectId");
    }
}
