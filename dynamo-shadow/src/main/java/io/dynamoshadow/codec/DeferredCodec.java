package io.dynamoshadow.codec;

import java.lang.reflect.Type;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The codec of a type that contains itself, such as {@code class Tree extends ArrayList<Tree>}, looked up when used. */
final class DeferredCodec extends ValueCodec {
    private final Codecs codecs;
    private final Type type;

    DeferredCodec(Codecs codecs, Type type) {
        this.codecs = codecs;
        this.type = type;
    }

    @Override
    AttributeValue write(Object value, Writing writing) {
        return codecs.of(type).write(value, writing);
    }

    @Override
    public Object read(AttributeValue attribute) {
        return codecs.of(type).read(attribute);
    }
}
