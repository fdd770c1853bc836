package io.dynamoshadow.codec;

import io.dynamoshadow.model.EntityModel;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.Models;
import io.dynamoshadow.model.Property;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An object as M, an attribute a property. A value of a subclass carries its class in {@value #CLASS}. Property codecs are
 * looked up at the first use, since a class may contain itself. Thread-safe.
 */
public final class ObjectCodec extends ValueCodec {
    /** The attribute that names the class of a value whose class is not the declared one. */
    public static final String CLASS = "_class";

    private final Class<?> type;
    private final Codecs codecs;
    private final UnaryOperator<String> attributeNames;
    private final Map<Class<?>, ValueCodec> subclasses = new ConcurrentHashMap<>();
    private volatile @Nullable Map<String, PropertyCodec> properties;

    ObjectCodec(Class<?> type, Codecs codecs, UnaryOperator<String> attributeNames) {
        this.type = type;
        this.codecs = codecs;
        this.attributeNames = attributeNames;
    }

    /** One property and how it is written. Immutable. */
    public static final class PropertyCodec {
        private final Property property;
        private final ValueCodec codec;

        private PropertyCodec(Property property, ValueCodec codec) {
            this.property = property;
            this.codec = codec;
        }

        public Property property() {
            return property;
        }

        public ValueCodec codec() {
            return codec;
        }
    }

    /** By attribute name, in the order of the properties. */
    public Map<String, PropertyCodec> properties() {
        Map<String, PropertyCodec> known = properties;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Property property : Models.of(type).properties()) {
                try {
                    PropertyCodec other = known.put(
                            attributeNames.apply(property.name()),
                            new PropertyCodec(property, codecs.of(property.type())));
                    if (other != null) {
                        throw new ModelException(property + " and " + other.property + " have the same attribute \""
                                + attributeNames.apply(property.name()) + "\"");
                    }
                } catch (CodecException inside) {
                    throw inside.within(property.name());
                }
            }
            properties = known;
        }
        return known;
    }

    @Override
    public AttributeValue write(Object value) {
        if (value.getClass() != type) {
            return writeSubclass(value);
        }
        Depth.enter(value);
        try {
            Map<String, AttributeValue> attributes = new LinkedHashMap<>();
            properties().forEach((attribute, each) -> {
                try {
                    attributes.put(attribute, each.codec.writeNullable(each.property.get(value)));
                } catch (CodecException inside) {
                    throw inside.within(each.property.name());
                }
            });
            return AttributeValue.fromM(attributes);
        } finally {
            Depth.leave();
        }
    }

    private AttributeValue writeSubclass(Object value) {
        if (!type.isInstance(value)) {
            throw new CodecException(
                    "is no " + type.getName() + " but a " + value.getClass().getName());
        }
        ValueCodec subclass = subclass(value.getClass());
        AttributeValue written = subclass.write(value);
        if (!(subclass instanceof ObjectCodec)) {
            throw new CodecException("a " + value.getClass().getName() + " where a " + type.getName()
                    + " is declared cannot be told apart when it is read back");
        }
        Map<String, AttributeValue> attributes = new LinkedHashMap<>(written.m());
        attributes.put(CLASS, AttributeValue.fromS(value.getClass().getName()));
        return AttributeValue.fromM(attributes);
    }

    @Override
    public Object read(AttributeValue attribute) {
        if (!attribute.hasM()) {
            throw new CodecException("is no " + type.getSimpleName() + " but of type " + attribute.type());
        }
        ValueCodec actual = actual(attribute.m());
        return actual == this ? readAttributes(attribute.m()) : actual.read(attribute);
    }

    /**
     * The codec of the class that the attributes name; this one where they name none.
     *
     * @throws CodecException where they name one that is no subclass
     */
    public ValueCodec actual(Map<String, AttributeValue> attributes) {
        AttributeValue named = attributes.get(CLASS);
        return named == null || type.getName().equals(named.s()) ? this : subclass(subclass(named.s()));
    }

    /** Attributes have the same names, whatever the subclass. */
    private ValueCodec subclass(Class<?> subclass) {
        ValueCodec known = subclasses.get(subclass);
        if (known == null) {
            known = codecs.of(subclass);
            if (known instanceof ObjectCodec) {
                known = new ObjectCodec(subclass, codecs, attributeNames);
            }
            subclasses.put(subclass, known);
        }
        return known;
    }

    private Object readAttributes(Map<String, AttributeValue> attributes) {
        EntityModel model = Models.of(type);
        Object value = model.create();
        properties().forEach((name, each) -> {
            AttributeValue attribute = attributes.get(name);
            if (attribute == null) {
                return;
            }
            try {
                each.property.set(value, each.codec.readNullable(attribute));
            } catch (CodecException inside) {
                throw inside.within(each.property.name());
            } catch (ModelException refused) {
                throw new CodecException(String.valueOf(refused.getMessage())).within(each.property.name());
            }
        });
        return value;
    }

    private Class<?> subclass(@Nullable String name) {
        Class<?> subclass = codecs.named(name);
        // an item is data: it must not choose any class of the application
        if (!type.isAssignableFrom(subclass)) {
            throw new CodecException("names the class " + name + ", which is no " + type.getName());
        }
        return subclass;
    }
}
