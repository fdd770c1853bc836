package io.dynamoshadow.codec;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An Optional or a reference as its value, or NUL where it is empty: what is NUL comes back as an empty one, never as null.
 * Immutable and thread-safe.
 */
public final class OptionalCodec extends ValueCodec {
    private final ValueCodec value;
    private final Function<Object, @Nullable Object> unwrap;
    private final Function<@Nullable Object, Object> wrap;

    private OptionalCodec(
            ValueCodec value, Function<Object, @Nullable Object> unwrap, Function<@Nullable Object, Object> wrap) {
        this.value = value;
        this.unwrap = unwrap;
        this.wrap = wrap;
    }

    /** Null where the type is none of them. */
    static @Nullable OptionalCodec of(Class<?> raw, Type content, Codecs codecs) {
        if (raw == Optional.class) {
            return new OptionalCodec(
                    codecs.of(content), optional -> ((Optional<?>) optional).orElse(null), Optional::ofNullable);
        }
        if (raw == AtomicReference.class) {
            return new OptionalCodec(
                    codecs.of(content), reference -> ((AtomicReference<?>) reference).get(), AtomicReference::new);
        }
        if (raw == OptionalInt.class) {
            return new OptionalCodec(
                    codecs.of(int.class),
                    optional -> ((OptionalInt) optional).isPresent() ? ((OptionalInt) optional).getAsInt() : null,
                    number -> number == null ? OptionalInt.empty() : OptionalInt.of((Integer) number));
        }
        if (raw == OptionalLong.class) {
            return new OptionalCodec(
                    codecs.of(long.class),
                    optional -> ((OptionalLong) optional).isPresent() ? ((OptionalLong) optional).getAsLong() : null,
                    number -> number == null ? OptionalLong.empty() : OptionalLong.of((Long) number));
        }
        if (raw == OptionalDouble.class) {
            return new OptionalCodec(
                    codecs.of(double.class),
                    optional ->
                            ((OptionalDouble) optional).isPresent() ? ((OptionalDouble) optional).getAsDouble() : null,
                    number -> number == null ? OptionalDouble.empty() : OptionalDouble.of((Double) number));
        }
        return null;
    }

    public ValueCodec value() {
        return value;
    }

    @Override
    AttributeValue write(Object optional, Writing writing) {
        return value.writeNullable(unwrap.apply(optional), writing);
    }

    @Override
    Object readNull() {
        return wrap.apply(null);
    }

    @Override
    public Object read(AttributeValue attribute) {
        return wrap.apply(value.read(attribute));
    }
}
