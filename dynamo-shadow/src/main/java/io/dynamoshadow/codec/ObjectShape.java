package io.dynamoshadow.codec;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.Setting;
import io.dynamoshadow.model.EntityModel;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.Models;
import io.dynamoshadow.model.TypeBindings;
import io.dynamoshadow.model.Types;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Entities that are objects of a class of the application. Immutable and thread-safe. */
final class ObjectShape extends EntityShape {
    private final EntityModel model;
    private final Codecs codecs;
    private final Map<String, String> attributes;
    private final ObjectCodec codec;

    ObjectShape(DaoSettings dao, Class<?> entity, Codecs codecs) {
        this.model = Models.of(entity);
        this.codecs = codecs;
        this.attributes = dao.attributes();
        for (Setting type : dao.types().values()) {
            throw new ModelException(type + ": only documents need types, and " + entity.getName()
                    + " declares those of its properties. Remove the line");
        }
        this.codec = codecs.entity(entity, attributes);
        codec.properties();
    }

    @Override
    ValueCodec codec() {
        return codec;
    }

    @Override
    Map<String, AttributeValue> write(Object entity, Writing writing) {
        return codec.writeItem(entity, writing);
    }

    @Override
    Object read(Map<String, AttributeValue> item) {
        return codec.readItem(item);
    }

    @Override
    boolean declares(String property) {
        return model.property(property) != null;
    }

    @Override
    Collection<String> declared() {
        List<String> names = new ArrayList<>();
        model.properties().forEach(property -> names.add(property.name()));
        return names;
    }

    @Override
    boolean has(String path) {
        try {
            typeOf(path);
            return true;
        } catch (ModelException none) {
            return false;
        }
    }

    @Override
    Type typeOf(String path) {
        Type type = model.type();
        for (String step : path.split("\\.", -1)) {
            Class<?> raw = Types.erase(type);
            if (Map.class.isAssignableFrom(raw)) {
                type = TypeBindings.of(type).resolve(Map.class.getTypeParameters()[1]);
            } else if (raw != Object.class) {
                type = step.endsWith("()")
                        ? returned(raw, step)
                        : Models.of(type).requireProperty(step).type();
            }
        }
        return type;
    }

    private static Type returned(Class<?> type, String call) {
        try {
            return type.getMethod(call.substring(0, call.length() - 2)).getGenericReturnType();
        } catch (NoSuchMethodException none) {
            throw new ModelException(type.getName() + " has no public method " + call);
        }
    }

    @Override
    ValueCodec codecOf(String path) {
        return codecs.of(typeOf(path));
    }

    @Override
    String attributeOf(String property) {
        String named = attributes.get(property);
        return named == null ? model.requireProperty(property).attribute() : named;
    }

    @Override
    String nameOf(String property) {
        return model.type().getSimpleName() + "." + property;
    }

    @Override
    boolean keepsMissing() {
        return false;
    }

    @Override
    Object with(Object entity, String property, @Nullable Object value) {
        return Models.of(entity.getClass()).with(entity, property, value);
    }
}
