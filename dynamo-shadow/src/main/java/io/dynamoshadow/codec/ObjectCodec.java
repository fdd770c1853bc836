package io.dynamoshadow.codec;

import io.dynamoshadow.model.EntityModel;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.Models;
import io.dynamoshadow.model.Property;
import io.dynamoshadow.model.Types;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An object as M, an attribute a property. A value of a subclass carries its class in {@value #CLASS}. Property codecs are
 * looked up at the first use, since a class may contain itself. Thread-safe.
 */
public final class ObjectCodec extends ValueCodec {
    /** The attribute that names the class of a value whose class is not the declared one. */
    public static final String CLASS = "_class";

    private final Type declared;
    private final Class<?> type;
    private final Codecs codecs;
    private final Map<String, String> attributeNames;
    private final Map<Class<?>, ValueCodec> subclasses = new ConcurrentHashMap<>();
    private volatile @Nullable Parts parts;

    /** @param attributeNames by property, for those whose attributes have other names than their class gives them */
    ObjectCodec(Type type, Codecs codecs, Map<String, String> attributeNames) {
        this.declared = type;
        this.type = Types.erase(type);
        this.codecs = codecs;
        this.attributeNames = attributeNames;
    }

    /** One property and how it is written. Immutable. */
    public static final class PropertyCodec {
        private final Property property;
        private final String attribute;
        private final ValueCodec codec;

        private PropertyCodec(Property property, String attribute, ValueCodec codec) {
            this.property = property;
            this.attribute = attribute;
            this.codec = codec;
        }

        public Property property() {
            return property;
        }

        /** The name of the attribute that it is kept in. */
        public String attribute() {
            return attribute;
        }

        public ValueCodec codec() {
            return codec;
        }
    }

    /** All that is known of the type's properties. */
    private static final class Parts {
        final EntityModel model;
        final PropertyCodec[] inOrder;
        final String[] attributes;
        final long namesSize;
        final Map<String, PropertyCodec> byAttribute;

        Parts(EntityModel model, Map<String, PropertyCodec> byAttribute) {
            this.model = model;
            this.inOrder = byAttribute.values().toArray(new PropertyCodec[0]);
            this.attributes = byAttribute.keySet().toArray(new String[0]);
            this.namesSize = ItemLimits.sizeOfNames(attributes);
            this.byAttribute = Collections.unmodifiableMap(byAttribute);
        }
    }

    /**
     * By attribute name, in the order of the properties.
     *
     * @throws ModelException where objects of the type cannot be read or built, or two properties share an attribute
     * @throws CodecException where a property cannot be written
     */
    public Map<String, PropertyCodec> properties() {
        return parts().byAttribute;
    }

    private Parts parts() {
        Parts known = parts;
        if (known == null) {
            known = makeParts();
            parts = known;
        }
        return known;
    }

    private Parts makeParts() {
        EntityModel model = Models.of(declared);
        if (!model.isAbstract()) {
            model.requireBuildable();
        }
        Map<String, PropertyCodec> byAttribute = new LinkedHashMap<>();
        for (Property property : model.properties()) {
            String attribute = attributeNames.getOrDefault(property.name(), property.attribute());
            PropertyCodec other;
            try {
                other = byAttribute.put(attribute, new PropertyCodec(property, attribute, codecs.of(property.type())));
            } catch (CodecException inside) {
                throw inside.within(property.name());
            }
            if (other != null) {
                throw new ModelException(
                        property + " and " + other.property + " have the same attribute \"" + attribute + "\"");
            }
        }
        return new Parts(model, byAttribute);
    }

    /** @throws ModelException where there is no property of that name */
    PropertyCodec requireProperty(String name) {
        Property property = Models.of(declared).requireProperty(name);
        for (PropertyCodec each : properties().values()) {
            if (each.property().name().equals(property.name())) {
                return each;
            }
        }
        throw new AssertionError("a property without a codec: " + property);
    }

    @Override
    AttributeValue write(Object value, Writing writing) {
        if (value.getClass() == type) {
            return AttributeValue.createM(new PropertyValues(parts().attributes, writeProperties(value, writing)));
        }
        return AttributeValue.createM(writeSubclass(value, writing));
    }

    /**
     * The attributes themselves, for the caller to change.
     *
     * @throws CodecException where no attribute can hold a value
     */
    Map<String, AttributeValue> writeItem(Object value, Writing writing) {
        if (value.getClass() != type) {
            return writeSubclass(value, writing);
        }
        return new PropertyValues(parts().attributes, writeProperties(value, writing));
    }

    private AttributeValue[] writeProperties(Object value, Writing writing) {
        Parts known = parts();
        PropertyCodec[] properties = known.inOrder;
        AttributeValue[] attributes = new AttributeValue[properties.length];
        int i = 0;
        // last before the try: what throws above would leave a level behind for good
        writing.enter(value, properties.length);
        writing.add(known.namesSize);
        try {
            @Nullable Object[] values = known.model.values(value);
            for (; i < attributes.length; i++) {
                attributes[i] = properties[i].codec.writeNullable(values[i], writing);
            }
        } catch (CodecException inside) {
            throw inside.within(properties[i].property.name());
        } finally {
            writing.leave();
        }
        return attributes;
    }

    private Map<String, AttributeValue> writeSubclass(Object value, Writing writing) {
        if (!type.isInstance(value)) {
            throw new CodecException(
                    "is no " + type.getName() + " but a " + value.getClass().getName());
        }
        ValueCodec subclass = subclass(value.getClass());
        if (!(subclass instanceof ObjectCodec)) {
            throw new CodecException("a " + value.getClass().getName() + " where a " + type.getName()
                    + " is declared cannot be told apart when it is read back");
        }
        Map<String, AttributeValue> attributes = ((ObjectCodec) subclass).writeItem(value, writing);
        AttributeValue name = AttributeValue.createS(value.getClass().getName());
        writing.add(CLASS, name);
        attributes.put(CLASS, name);
        return attributes;
    }

    @Override
    public Object read(AttributeValue attribute) {
        if (!attribute.hasM()) {
            throw new CodecException("is no " + type.getSimpleName() + " but of type " + attribute.type());
        }
        return readItem(attribute.m());
    }

    /**
     * The object of these attributes.
     *
     * @throws CodecException where it cannot be built of them
     */
    Object readItem(Map<String, AttributeValue> attributes) {
        ValueCodec actual = actual(attributes);
        if (actual instanceof ObjectCodec) {
            return ((ObjectCodec) actual).readProperties(attributes);
        }
        return actual.read(AttributeValue.createM(attributes));
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

    private Object readProperties(Map<String, AttributeValue> attributes) {
        Parts known = parts();
        PropertyCodec[] properties = known.inOrder;
        @Nullable Object[] values = new Object[properties.length];
        int i = 0;
        try {
            for (; i < properties.length; i++) {
                AttributeValue attribute = attributes.get(known.attributes[i]);
                values[i] = attribute == null ? EntityModel.ABSENT : properties[i].codec.readNullable(attribute);
            }
        } catch (CodecException inside) {
            throw inside.within(properties[i].property.name());
        }
        try {
            return known.model.build(values);
        } catch (ModelException refused) {
            throw new CodecException(String.valueOf(refused.getMessage()));
        }
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
