package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.Setting;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.Types;
import io.dynamoshadow.store.AttributeOrder;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The property of an entity that grows with each write of it ({@code dao.NAME.version}), as optimistic locking has it. It tells which
 * of two states is the newer where machines' clocks do not. Immutable.
 */
public final class VersionProperty {
    /** Which of two states is the newer. */
    public enum Age {
        NEWER,
        OLDER,
        /** They are equally old, or one has no version. */
        UNKNOWN
    }

    private static final List<Class<?>> TYPES = Arrays.asList(
            byte.class, short.class, int.class, long.class, Number.class, Instant.class, Date.class, Object.class);

    private final AttributePath attribute;
    private final boolean growsForEver;

    private VersionProperty(AttributePath attribute, boolean growsForEver) {
        this.attribute = attribute;
        this.growsForEver = growsForEver;
    }

    /**
     * @return null where the settings name none
     * @throws ModelException where they name none of the entity's, or one that has no order
     */
    static @Nullable VersionProperty of(DaoSettings settings, ItemCodec items, Collection<PlannedMethod> methods) {
        Setting setting = settings.version();
        if (setting == null) {
            return null;
        }
        String property = setting.value();
        AttributePath attribute;
        Type type;
        try {
            attribute = items.attribute(property);
            type = items.typeOf(property);
        } catch (ModelException none) {
            throw new ModelException(setting + ": " + none.getMessage());
        }
        if (attribute == null || !isOrdered(Types.erase(type))) {
            throw new ModelException(setting + ": " + property + " is a " + type.getTypeName()
                    + ", which does not grow. Name a number, a date or an instant that each write makes greater");
        }
        return new VersionProperty(attribute, methods.stream().allMatch(VersionProperty::keepsEntities));
    }

    private static boolean isOrdered(Class<?> raw) {
        return TYPES.stream().anyMatch(type -> type == raw || (type != Object.class && type.isAssignableFrom(raw)));
    }

    /** An entity that is deleted and made again begins again, and is newer all the same. */
    private static boolean keepsEntities(PlannedMethod method) {
        Operation operation = method.operation();
        return operation.isRead()
                || operation instanceof Put
                || operation instanceof Update
                || operation instanceof DefaultBody;
    }

    /** Whether it alone decides: no method of the DAO's can make an entity begin again. */
    public boolean isDecisive() {
        return growsForEver;
    }

    /**
     * How old a state is beside another one of the same key.
     *
     * @param state an item; null for its absence, which has no version
     */
    public Age ageOf(@Nullable Map<String, AttributeValue> state, @Nullable Map<String, AttributeValue> other) {
        AttributeValue own = versionIn(state);
        AttributeValue others = versionIn(other);
        if (own == null || others == null || own.type() != others.type()) {
            return Age.UNKNOWN;
        }
        int order = AttributeOrder.compare(own, others);
        return order > 0 ? Age.NEWER : order < 0 ? Age.OLDER : Age.UNKNOWN;
    }

    private @Nullable AttributeValue versionIn(@Nullable Map<String, AttributeValue> item) {
        Map<String, AttributeValue> at = item;
        AttributeValue value = null;
        for (String step : attribute.steps()) {
            value = at == null ? null : at.get(step);
            at = value == null || !value.hasM() ? null : value.m();
        }
        return value != null && (value.n() != null || value.s() != null) ? value : null;
    }
}
