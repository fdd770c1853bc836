package io.dynamoshadow.codec;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A class as its name; only classes that an item may name. Immutable and thread-safe. */
final class ClassCodec extends ValueCodec {
    private final Codecs codecs;

    ClassCodec(Codecs codecs) {
        this.codecs = codecs;
    }

    @Override
    AttributeValue write(Object value, Writing writing) {
        Class<?> type = (Class<?>) value;
        String name = TypeNames.of(type);
        // by its own name where the short one is that of the primitive
        if (name == null || TypeNames.find(name, codecs) != type) {
            name = type.getName();
            if (TypeNames.of(type) == null) {
                requireAllowed(type);
            }
        }
        writing.add(name);
        return AttributeValue.fromS(name);
    }

    @Override
    public Object read(AttributeValue attribute) {
        String name = attribute.s();
        if (name == null) {
            throw new CodecException("is no Class but of type " + attribute.type());
        }
        Class<?> known = TypeNames.find(name, codecs);
        if (known != null) {
            return known;
        }
        Class<?> type = codecs.named(name);
        if (TypeNames.of(type) == null) {
            requireAllowed(type);
        }
        return type;
    }

    private void requireAllowed(Class<?> type) {
        if (!codecs.allows(type)) {
            throw new CodecException(
                    CodecException.Kind.CLASS,
                    "is the class " + type.getName() + ", which is none that the entity declares"
                            + codecs.mendToAllow(type));
        }
    }
}
