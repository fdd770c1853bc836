package io.dynamoshadow.compare;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.operation.ResultShape;
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

    private FrozenResult(List<Map<String, AttributeValue>> rows, @Nullable AttributeValue scalar) {
        this.rows = Collections.unmodifiableList(rows);
        this.scalar = scalar;
    }

    /**
     * Whether results of that shape can be frozen: others work later, when it would be too late, and stay with Mongo.
     */
    public static boolean canFreeze(ResultShape shape) {
        return shape.kind() != ResultShape.Kind.OTHER && shape.kind() != ResultShape.Kind.NOTHING;
    }

    /** @throws io.dynamoshadow.codec.CodecException where a value cannot be written */
    public static FrozenResult of(@Nullable Object result, ResultShape shape, ItemCodec items) {
        List<Map<String, AttributeValue>> rows = new ArrayList<>();
        switch (shape.kind()) {
            case BOOLEAN:
                return new FrozenResult(rows, AttributeValue.fromBool(Boolean.TRUE.equals(result)));
            case NUMBER:
                return new FrozenResult(rows, AttributeValue.fromN(String.valueOf(result == null ? 0 : result)));
            case ENTITY:
                add(result, rows, items);
                break;
            case OPTIONAL_ENTITY:
                add(result == null ? null : ((Optional<?>) result).orElse(null), rows, items);
                break;
            case ARRAY:
                for (Object entity : result == null ? new Object[0] : (Object[]) result) {
                    add(entity, rows, items);
                }
                break;
            default:
                // an Iterable that is no collection may be a cursor, and reading it would take it from the application
                if (result != null && !(result instanceof Collection)) {
                    throw new io.dynamoshadow.codec.CodecException(
                            "a " + result.getClass().getName() + " is not read twice, since it may be a cursor");
                }
                for (Object entity : result == null ? Collections.emptyList() : (Collection<?>) result) {
                    add(entity, rows, items);
                }
        }
        return new FrozenResult(rows, null);
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
}
