package io.dynamoshadow.codec;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An Optional as its value, or NUL where it is empty. Immutable and thread-safe. */
public final class OptionalCodec extends ValueCodec {
    private final ValueCodec value;

    OptionalCodec(ValueCodec value) {
        this.value = value;
    }

    public ValueCodec value() {
        return value;
    }

    @Override
    public AttributeValue write(Object optional) {
        return value.writeNullable(((Optional<?>) optional).orElse(null));
    }

    @Override
    Object readNull() {
        return Optional.empty();
    }

    @Override
    public Object read(AttributeValue attribute) {
        return Optional.of(value.read(attribute));
    }
}
