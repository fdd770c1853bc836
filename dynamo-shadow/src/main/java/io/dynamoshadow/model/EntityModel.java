package io.dynamoshadow.model;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How objects of one type are read and built: their properties are the fields that are neither static nor transient nor
 * ignored by a mapper's annotation, inherited ones first; they are built as their author meant it, by a record's
 * constructor, one that is annotated, one without arguments, a builder, or the one that takes the most properties, and
 * what that did not take is set in the fields. Immutable and thread-safe.
 */
public final class EntityModel {
    /** The value of a property that has none, not even null: it is left as the construction leaves it. */
    public static final Object ABSENT = new Object() {
        @Override
        public String toString() {
            return "absent";
        }
    };

    private final Class<?> type;
    private final Map<String, Property> properties;
    private final Property[] inOrder;
    private final @Nullable MethodHandle gather;
    private final Construction construction;
    private final boolean[] taken;
    private final boolean isComplete;

    private EntityModel(Class<?> type, Map<String, Property> properties, Construction construction) {
        this.type = type;
        this.properties = Collections.unmodifiableMap(properties);
        this.inOrder = properties.values().toArray(new Property[0]);
        this.gather = Accessors.gather(
                properties.values().stream().map(Property::getter).collect(Collectors.toList()));
        this.construction = construction;
        this.taken = new boolean[inOrder.length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = construction.takes(i);
        }
        this.isComplete = Records.isRecord(type);
    }

    /**
     * The model of a class, or of a generic one with its type arguments ({@code Page<Event>}).
     *
     * @throws ModelException where two fields have one name, or one cannot be read
     */
    public static EntityModel of(Type type) {
        PropertyFields fields = new PropertyFields(type);
        Class<?> raw = Types.erase(type);
        return new EntityModel(raw, fields.properties(), Constructions.of(raw, fields));
    }

    public Class<?> type() {
        return type;
    }

    /** Whether there are no objects of exactly this class, only of its subclasses. */
    public boolean isAbstract() {
        return Modifier.isAbstract(type.getModifiers());
    }

    /** @throws ModelException saying why, where no objects of the class can be built */
    public void requireBuildable() {
        String obstacle = construction.obstacle();
        if (obstacle != null) {
            throw new ModelException(obstacle);
        }
    }

    /** In the order of their declaration, inherited ones first. */
    public Collection<Property> properties() {
        return properties.values();
    }

    /** The property, or null where there is none of that name. */
    public @Nullable Property property(String name) {
        return properties.get(name);
    }

    /** @throws ModelException naming the nearest property and those that there are */
    public Property requireProperty(String name) {
        Property property = properties.get(name);
        if (property == null) {
            String nearest = NearestName.of(name, properties.keySet());
            throw new ModelException(type.getName() + " has no property \"" + name + "\"; "
                    + (nearest == null ? "" : "did you mean " + nearest + "? ")
                    + (properties.isEmpty() ? "it has none" : "it has " + String.join(", ", properties.keySet())));
        }
        return property;
    }

    /**
     * The values of all properties, in the order of {@link #properties()}.
     *
     * @throws ModelException where the entity is of another class
     */
    public @Nullable Object[] values(Object entity) {
        MethodHandle all = gather;
        if (all == null) {
            @Nullable Object[] values = new Object[inOrder.length];
            Arrays.setAll(values, i -> inOrder[i].get(entity));
            return values;
        }
        try {
            return (Object[]) all.invokeExact(entity);
        } catch (ClassCastException another) {
            throw new ModelException(
                    "a " + entity.getClass().getName() + " is no " + type.getName() + ", and has not its properties");
        } catch (Throwable impossible) {
            throw new LinkageError("reading the fields of " + type, impossible);
        }
    }

    /**
     * A new object.
     *
     * @param values a value for each of {@link #properties()}, in their order; {@link #ABSENT} leaves what construction
     *     gives, as does null for a primitive
     * @throws ModelException where the class cannot be built, its code threw, or a property takes no such value
     */
    public Object build(@Nullable Object[] values) {
        Object entity = make(values);
        if (isComplete) {
            return entity;
        }
        for (int i = 0; i < inOrder.length; i++) {
            Object value = values[i];
            if (value != ABSENT && !(taken[i] && holds(entity, inOrder[i], value))) {
                inOrder[i].set(entity, value);
            }
        }
        return entity;
    }

    private Object make(@Nullable Object[] values) {
        try {
            Object made = construction.make(values);
            if (made != null) {
                return made;
            }
        } catch (ModelException already) {
            throw already;
        } catch (Throwable thrown) {
            throw new ModelException(type.getName() + " cannot be built: " + construction + " threw " + thrown);
        }
        throw new ModelException(type.getName() + " cannot be built: " + construction + " returned null");
    }

    /** A constructor that hashes, trims or counts would do it twice; what it only copied stays as it made it. */
    private static boolean holds(Object entity, Property property, @Nullable Object value) {
        Object held = property.get(entity);
        return held == value || Objects.deepEquals(held, value);
    }

    /**
     * The entity with another value of one property: itself where it can be changed, else a copy.
     *
     * @throws ModelException where there is no such property, or the class cannot be built with that value
     */
    public Object with(Object entity, String name, @Nullable Object value) {
        Property changed = requireProperty(name);
        if (changed.isMutable()) {
            changed.set(entity, value);
            return entity;
        }
        @Nullable Object[] values = values(entity);
        values[changed.index()] = value;
        return build(values);
    }

    @Override
    public String toString() {
        return type.getName() + ", built by " + construction;
    }
}
