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
    private final @Nullable FailureCategory failure;
    private final @Nullable RowSample sample;
    private final int count;

    private FrozenResult(
            List<Map<String, AttributeValue>> rows, @Nullable AttributeValue scalar, @Nullable AttributeValue extent) {
        this.rows = Collections.unmodifiableList(rows);
        this.scalar = scalar;
        this.extent = extent;
        this.failure = null;
        this.sample = null;
        this.count = rows.size();
    }

    private FrozenResult(FailureCategory failure) {
        this.rows = Collections.emptyList();
        this.scalar = null;
        this.extent = null;
        this.failure = failure;
        this.sample = null;
        this.count = 0;
    }

    private FrozenResult(RowSample sample, int count, @Nullable AttributeValue extent) {
        this.rows = Collections.emptyList();
        this.scalar = null;
        this.extent = extent;
        this.failure = null;
        this.sample = sample;
        this.count = count;
    }

    /** Of a call that has thrown. */
    public static FrozenResult failed(FailureCategory failure) {
        return new FrozenResult(failure);
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
     * @param mostRows of more rows than these only a tenth as many are frozen, and the keys of all
     * @throws io.dynamoshadow.codec.CodecException where a value cannot be written
     */
    public static FrozenResult of(@Nullable Object result, ResultShape shape, ItemCodec items, int mostRows) {
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
                return rows(Collections.singletonList(result), null, items, mostRows);
            case OPTIONAL_ENTITY:
                Object entity = result == null ? null : ((Optional<?>) result).orElse(null);
                return rows(Collections.singletonList(entity), null, items, mostRows);
            case MAP:
                return rows(
                        result == null ? Collections.emptyList() : ((Map<?, ?>) result).values(),
                        null,
                        items,
                        mostRows);
            case PAGE:
                return rows(
                        Many.of(result),
                        result == null ? null : AttributeValue.fromN(String.valueOf(SpringData.totalOf(result))),
                        items,
                        mostRows);
            case SLICE:
                return rows(
                        Many.of(result),
                        result == null ? null : AttributeValue.fromBool(SpringData.hasNext(result)),
                        items,
                        mostRows);
            default:
                // an Iterable that is no collection may be a cursor, and reading it would take it from the application
                if (result != null && !(result instanceof Collection) && !(result instanceof Object[])) {
                    throw new CodecException(
                            "a " + result.getClass().getName() + " is not read twice, since it may be a cursor");
                }
                return rows(Many.of(result), null, items, mostRows);
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
            Collection<? extends @Nullable Object> entities,
            @Nullable AttributeValue extent,
            ItemCodec items,
            int mostRows) {
        if (entities.size() > mostRows) {
            return sampled(entities, extent, items, mostRows);
        }
        List<Map<String, AttributeValue>> rows = new ArrayList<>();
        for (Object entity : entities) {
            if (entity != null) {
                rows.add(items.write(entity));
            }
        }
        return new FrozenResult(rows, null, extent);
    }

    /** On the caller's thread: to make an item takes some microseconds, and there may be a hundred thousand of them. */
    private static FrozenResult sampled(
            Collection<? extends @Nullable Object> entities,
            @Nullable AttributeValue extent,
            ItemCodec items,
            int mostRows) {
        RowSample sample = new RowSample(sampleSize(mostRows));
        int count = 0;
        for (Object entity : entities) {
            if (entity != null) {
                sample.add(
                        items.table().key().ofEntity(path -> items.valueOf(entity, path)), () -> items.write(entity));
                count++;
            }
        }
        return new FrozenResult(sample, count, extent);
    }

    private static int sampleSize(int mostRows) {
        return Math.max(1, mostRows / 10);
    }

    /** The same as it would be if it had too many rows. */
    FrozenResult sampled(ItemCodec items, int size) {
        RowSample smaller = new RowSample(size);
        for (Map<String, AttributeValue> row : rows) {
            smaller.add(items.table().key().of(row), () -> row);
        }
        return new FrozenResult(smaller, count, extent);
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

    /** Of a call that has thrown; null where it has not. */
    public @Nullable FailureCategory failure() {
        return failure;
    }

    /** Some of its rows, and something of all; null where all of them are in {@link #rows}. */
    @Nullable
    RowSample sample() {
        return sample;
    }

    /** How many rows there are, whether they are all here or not. */
    int count() {
        return count;
    }

    /** Whether it tells of no entity at all: there are no rows, or a null in their place. */
    boolean isNothing() {
        return count == 0 && scalar == null && failure == null;
    }

    /** About how much of the heap it takes, in bytes. */
    public long size() {
        long size = sample == null ? 0 : 2_000L * sample.rows().size();
        for (Map<String, AttributeValue> row : rows) {
            size += 200L * row.size();
        }
        return size;
    }
}
