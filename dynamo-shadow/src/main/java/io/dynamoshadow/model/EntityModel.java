package io.dynamoshadow.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How objects of one class are read and built: their properties are the fields that are neither static nor transient,
 * inherited ones first; they are built by the constructor without arguments, however hidden it is. Immutable and
 * thread-safe.
 */
public final class EntityModel {
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final Map<String, Property> properties;

    private EntityModel(Class<?> type, Constructor<?> constructor, Map<String, Property> properties) {
        this.type = type;
        this.constructor = constructor;
        this.properties = Collections.unmodifiableMap(properties);
    }

    /** @throws ModelException where objects of the class cannot be read and built */
    public static EntityModel of(Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new ModelException(type.getName() + " is abstract: no object of it can be built");
        }
        return new EntityModel(type, constructor(type), properties(type));
    }

    private static Constructor<?> constructor(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException none) {
            throw new ModelException(
                    type.getName() + " has no constructor without arguments, so it cannot be built from an"
                            + " item. Give it one (it may be private)");
        } catch (RuntimeException inaccessible) {
            throw new ModelException(type.getName() + " cannot be built: " + inaccessible.getMessage());
        }
    }

    private static Map<String, Property> properties(Class<?> type) {
        Deque<Class<?>> line = new ArrayDeque<>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            line.push(c);
        }
        Map<String, Property> properties = new LinkedHashMap<>();
        for (Class<?> c : line) {
            for (Field field : c.getDeclaredFields()) {
                int modifiers = field.getModifiers();
                if (Modifier.isStatic(modifiers) || Modifier.isTransient(modifiers) || field.isSynthetic()) {
                    continue;
                }
                Property shadowed = properties.put(field.getName(), property(field));
                if (shadowed != null) {
                    throw new ModelException(type.getName() + " has two fields named " + field.getName() + ": "
                            + shadowed + " and " + c.getSimpleName() + "." + field.getName());
                }
            }
        }
        return properties;
    }

    private static Property property(Field field) {
        try {
            return new Property(field);
        } catch (RuntimeException inaccessible) {
            throw new ModelException(field.getDeclaringClass().getName() + "." + field.getName() + " cannot be read: "
                    + inaccessible.getMessage());
        }
    }

    public Class<?> type() {
        return type;
    }

    /** In the order of their declaration, inherited ones first. */
    public Collection<Property> properties() {
        return properties.values();
    }

    /** The property, or null where there is none of that name. */
    public @Nullable Property property(String name) {
        return properties.get(name);
    }

    /** @throws ModelException naming the properties that there are */
    public Property requireProperty(String name) {
        Property property = properties.get(name);
        if (property == null) {
            throw new ModelException(type.getName() + " has no property \"" + name + "\"; it has "
                    + String.join(", ", properties.keySet()));
        }
        return property;
    }

    /** A new object, as its constructor leaves it. */
    public Object create() {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            throw new ModelException("the constructor of " + type.getName() + " threw " + thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new ModelException(type.getName() + " cannot be built: " + impossible);
        }
    }
}
