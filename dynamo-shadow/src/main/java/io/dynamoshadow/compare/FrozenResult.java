package io.dynamoshadow.compare;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.operation.Many;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.operation.SpringData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a reading method returned, as it was at that moment: items for entities, a plain attribute for a count or a
 * boolean. Immutable, and shares nothing with the application's objects.
 */
public final class FrozenResult {
    private final List<Map<String, AttributeValue>> rows;
    private final @Nullable AttributeValue scalar;

    private final @Nullable AttributeValue extent;

    private FrozenResult(
            List<Map<String, AttributeValue>> rows, @Nullable AttributeValue scalar, @Nullable AttributeValue extent) {
        this.rows = Collections.unmodifiableList(rows);
        this.scalar = scalar;
        this.extent = extent;
    }

    /**
     * Whether results of that shape can be frozen: others work later, when it would be too late, and stay with Mongo.
     */
    public static boolean canFreeze(ResultShape shape) {
        return shape.kind() != ResultShape.Kind.OTHER && shape.kind() != ResultShape.Kind.NOTHING;
    }

    /** Of items that were frozen one after the other. */
    public static FrozenResult ofRows(List<Map<String, AttributeValue>> rows) {
        return new FrozenResult(new ArrayList<>(rows), null, null);
    }

    /**
     * What is read little by little must be in a list by now, since it may be the application's to read.
     *
     * @throws io.dynamoshadow.codec.CodecException where a value cannot be written
     */
    public static FrozenResult of(@Nullable Object result, ResultShape shape, ItemCodec items) {
        switch (shape.kind()) {
            case BOOLEAN:
                return scalar(AttributeValue.fromBool(Boolean.TRUE.equals(result)));
            case NUMBER:
                return scalar(AttributeValue.fromN(String.valueOf(result == null ? 0 : result)));
            case KEY:
                return scalar(result == null ? AttributeValue.fromNul(true) : AttributeValue.fromS(result.toString()));
            case KEYS:
                return keys(Many.of(result), items);
            case ENTITY:
                return rows(Collections.singletonList(result), null, items);
            case OPTIONAL_ENTITY:
                Object entity = result == null ? null : ((Optional<?>) result).orElse(null);
                return rows(Collections.singletonList(entity), null, items);
            case MAP:
                return rows(result == null ? Collections.emptyList() : ((Map<?, ?>) result).values(), null, items);
            case PAGE:
                return rows(
                        Many.of(result),
                        result == null ? null : AttributeValue.fromN(String.valueOf(SpringData.totalOf(result))),
                        items);
            case SLICE:
                return rows(
                        Many.of(result),
                        result == null ? null : AttributeValue.fromBool(SpringData.hasNext(result)),
                        items);
            default:
                // an Iterable that is no collection may be a cursor, and reading it would take it from the application
                if (result != null && !(result instanceof Collection) && !(result instanceof Object[])) {
                    throw new CodecException(
                            "a " + result.getClass().getName() + " is not read twice, since it may be a cursor");
                }
                return rows(Many.of(result), null, items);
        }
    }

    private static FrozenResult scalar(AttributeValue value) {
        return new FrozenResult(Collections.emptyList(), value, null);
    }

    /** Each as an item of which nothing but its key is known. */
    private static FrozenResult keys(List<@Nullable Object> ids, ItemCodec items) {
        List<Map<String, AttributeValue>> rows = new ArrayList<>();
        for (Object id : ids) {
            KeyAttribute key = items.table().key().partition();
            rows.add(Collections.singletonMap(key.attribute(), key.write(id)));
        }
        return new FrozenResult(rows, null, null);
    }

    private static FrozenResult rows(
            Collection<? extends @Nullable Object> entities, @Nullable AttributeValue extent, ItemCodec items) {
        List<Map<String, AttributeValue>> rows = new ArrayList<>();
        for (Object entity : entities) {
            add(entity, rows, items);
        }
        return new FrozenResult(rows, null, extent);
    }

    private static void add(@Nullable Object entity, List<Map<String, AttributeValue>> rows, ItemCodec items) {
        if (entity != null) {
            rows.add(items.write(entity));
        }
    }

    /** In the order in which they came; empty for a count or a boolean. */
    public List<Map<String, AttributeValue>> rows() {
        return rows;
    }

    /** The count or boolean, else null. */
    public @Nullable AttributeValue scalar() {
        return scalar;
    }

    /** How many there are beyond a page, or whether more follow a slice; null where the result does not tell. */
    public @Nullable AttributeValue extent() {
        return extent;
    }
}
