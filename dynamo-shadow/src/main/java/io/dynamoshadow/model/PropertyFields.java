package io.dynamoshadow.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of a class, found in its fields and in what is annotated there. */
final class PropertyFields {
    private final Class<?> type;
    private final TypeBindings bindings;
    private final Map<String, Property> properties = new LinkedHashMap<>();
    private final Map<String, Class<?>> ignored = new HashMap<>();
    private @Nullable Property id;

    /** @throws ModelException where two fields have one name, or one cannot be read */
    PropertyFields(Type type) {
        this.type = Types.erase(type);
        this.bindings = TypeBindings.of(type);
        Deque<Class<?>> line = new ArrayDeque<>();
        // what an enum has of its own is its name, which no field of ours can tell
        for (Class<?> c = this.type; c != null && c != Object.class && c != Enum.class; c = c.getSuperclass()) {
            line.push(c);
        }
        line.forEach(this::collect);
    }

    /** By name, in the order of their declaration, inherited ones first. */
    Map<String, Property> properties() {
        return properties;
    }

    /** The types of the fields that are no properties, by name: a constructor may ask for them all the same. */
    Map<String, Class<?>> ignored() {
        return ignored;
    }

    /** The property that an annotation calls the id, or null. */
    @Nullable
    Property id() {
        return id;
    }

    private void collect(Class<?> declaring) {
        for (Field field : declaring.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
                continue;
            }
            Collection<Annotation> annotations = annotations(field);
            if (Modifier.isTransient(field.getModifiers()) || Mapping.isIgnored(annotations)) {
                ignored.put(field.getName(), field.getType());
                continue;
            }
            String reference = Mapping.reference(annotations);
            if (reference != null) {
                throw new ModelException(declaring.getName() + "." + field.getName() + " is a " + reference
                        + " to another collection, which an item cannot hold. Mirror this DAO by a class of your own:"
                        + " dao.NAME.mirror = its name");
            }
            add(field, annotations);
        }
    }

    private void add(Field field, Collection<Annotation> annotations) {
        String attribute = Mapping.attribute(annotations);
        Property property = new Property(
                field,
                bindings.resolve(field.getGenericType()),
                attribute == null ? field.getName() : attribute,
                properties.size());
        Property shadowed = properties.put(field.getName(), property);
        if (shadowed != null) {
            throw new ModelException(type.getName() + " has two fields named " + field.getName() + ": " + shadowed
                    + " and " + property + ". One attribute cannot hold both: rename one, or mark one as transient");
        }
        if (Mapping.isId(annotations)) {
            id = property;
        }
    }

    /** Those of the field, of the methods that read and write it, and of the record's component. */
    private static Collection<Annotation> annotations(Field field) {
        List<Annotation> annotations = new ArrayList<>(Arrays.asList(field.getAnnotations()));
        Class<?> declaring = field.getDeclaringClass();
        String name = field.getName();
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (Method method : declaring.getDeclaredMethods()) {
            String called = method.getName();
            boolean reads = method.getParameterCount() == 0
                    && (called.equals("get" + capital) || called.equals("is" + capital) || called.equals(name));
            boolean writes = method.getParameterCount() == 1 && called.equals("set" + capital);
            if (reads || writes) {
                annotations.addAll(Arrays.asList(method.getAnnotations()));
            }
        }
        annotations.addAll(Records.annotations(declaring, name));
        return annotations;
    }
}
