package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.Codecs;
import io.dynamoshadow.codec.ValueCodec;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Sessions;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Copies the arguments of one method's calls, which the application may change as soon as a call has ended. Thread-safe. */
final class FrozenArguments {
    private final List<Type> types;
    private final Codecs codecs;

    public FrozenArguments(PlannedMethod method, Codecs codecs) {
        this.types = method.method().parameterTypes();
        this.codecs = codecs;
    }

    /** @throws io.dynamoshadow.codec.CodecException where an argument cannot be copied */
    public @Nullable Object[] of(@Nullable Object[] arguments) {
        @Nullable Object[] frozen = new @Nullable Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            frozen[i] = copy(arguments[i], types.get(i), codecs);
        }
        return frozen;
    }

    /**
     * As values that can be kept on disk.
     *
     * @throws io.dynamoshadow.codec.CodecException where an argument cannot be
     */
    List<AttributeValue> write(@Nullable Object[] arguments) {
        List<AttributeValue> written = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            written.add(
                    argument == null || Sessions.isSession(argument.getClass())
                            ? AttributeValue.fromNul(true)
                            : codecs.of(types.get(i)).write(argument));
        }
        return written;
    }

    /** @throws io.dynamoshadow.codec.CodecException where they are no arguments of this method */
    @Nullable
    Object[] read(List<AttributeValue> written) {
        if (written.size() != types.size()) {
            throw new CodecException(written.size() + " arguments for a method that takes " + types.size());
        }
        @Nullable Object[] arguments = new @Nullable Object[written.size()];
        for (int i = 0; i < arguments.length; i++) {
            AttributeValue value = written.get(i);
            boolean isNull = value.type() == AttributeValue.Type.NUL;
            arguments[i] = isNull ? null : codecs.of(types.get(i)).read(value);
        }
        return arguments;
    }

    @SuppressWarnings("JavaUtilDate") // legacy DAOs take it, and it can be changed
    private static @Nullable Object copy(@Nullable Object argument, Type type, Codecs codecs) {
        if (argument == null || isImmutable(argument)) {
            return argument;
        }
        if (Sessions.isSession(argument.getClass())) {
            return null; // it is of one thread and one transaction, and of no concern to DynamoDB
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
                || name.startsWith("org.springframework.data.domain.")
                || name.startsWith("java.lang.")
                || name.startsWith("java.time.")
                || name.startsWith("java.math.")
                || name.equals("java.util.UUID")
                || name.equals("java.util.Locale")
                || name.equals("java.net.URI")
                || name.equals("org.bson.types.ObjectId");
    }
}
