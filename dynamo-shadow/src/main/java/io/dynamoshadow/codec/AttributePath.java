package io.dynamoshadow.codec;

import io.dynamoshadow.model.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where in an item a property of the entity is kept, and how its values are written. Immutable. */
public final class AttributePath {
    private final String property;
    private final List<String> steps;
    private final ValueCodec codec;

    private AttributePath(String property, List<String> steps, ValueCodec codec) {
        this.property = property;
        this.steps = Collections.unmodifiableList(steps);
        this.codec = codec;
    }

    /**
     * @param path property names separated by dots
     * @return null where no attribute holds it: it ends in a method, or lies in a list
     * @throws ModelException where a step names no property
     */
    static @Nullable AttributePath of(EntityShape entity, String path) {
        if (entity.keepsMissing()) {
            return ofDocument(entity, path);
        }
        ValueCodec at = entity.codec();
        List<String> steps = new ArrayList<>();
        for (String step : path.split("\\.", -1)) {
            while (at instanceof OptionalCodec) {
                at = ((OptionalCodec) at).value();
            }
            if (step.endsWith("()")) {
                return null;
            } else if (at instanceof ObjectCodec) {
                ObjectCodec.PropertyCodec property = ((ObjectCodec) at).requireProperty(step);
                steps.add(property.attribute());
                at = property.codec();
            } else if (at instanceof DocumentCodec) {
                steps.add(((DocumentCodec) at).attributeOf(step));
                at = ((DocumentCodec) at).codecOf(step);
            } else if (at instanceof MapCodec) {
                steps.add(step);
                at = ((MapCodec) at).value();
            } else if (at instanceof DynamicCodec) {
                steps.add(step);
            } else {
                return null;
            }
        }
        return new AttributePath(path, steps, at);
    }

    /** Nothing declares what is in a document: every way may lead somewhere. */
    private static @Nullable AttributePath ofDocument(EntityShape document, String path) {
        if (path.endsWith("()")) {
            return null;
        }
        List<String> steps = new ArrayList<>(Arrays.asList(path.split("\\.", -1)));
        steps.set(0, document.attributeOf(steps.get(0)));
        return new AttributePath(path, steps, document.codecOf(path));
    }

    /** The property's path in the entity. */
    public String property() {
        return property;
    }

    /** The attribute's name, and those of the maps on the way to it, outermost first. */
    public List<String> steps() {
        return steps;
    }

    public ValueCodec codec() {
        return codec;
    }

    /** Whether it holds a list or a set, which is asked for one of its elements. */
    public boolean isCollection() {
        return codec instanceof CollectionCodec;
    }

    /**
     * A value as it is kept there; NUL for null.
     *
     * @throws CodecException where it is no value of the property
     */
    public AttributeValue write(@Nullable Object value) {
        return Conversion.write(value, codec, property);
    }

    /** An element of the list or set that is kept there. */
    public AttributeValue writeElement(@Nullable Object value) {
        return Conversion.write(
                value, codec instanceof CollectionCodec ? ((CollectionCodec) codec).element() : codec, property);
    }
}
