package io.dynamoshadow.backfill;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.DynamoItems;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.compare.ComparisonRules;
import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.compare.FrozenResult;
import io.dynamoshadow.compare.ResultComparison;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.store.ItemStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Looks at single rows in both stores. Thread-safe where the application's DAO is. */
final class RowComparison {
    private final ItemCodec items;
    private final DynamoItems stored;
    private final ItemStore store;
    private final EntityReader mongo;
    private final ResultComparison comparison;

    RowComparison(DaoPlan plan, PlannedMethod reader, ItemStore store, EntityReader mongo) {
        this.items = plan.items();
        this.stored = new DynamoItems(items);
        this.store = store;
        this.mongo = mongo;
        this.comparison = new ResultComparison(
                items,
                reader,
                ComparisonRules.of(plan.settings(), plan.daoInterface().getClassLoader()));
    }

    /** What one look has shown. Immutable. */
    static final class Look {
        final List<Difference> differences;
        /** The same of equal differences, and of no others. */
        final List<String> prints;
        /** Whether Mongo had the same before DynamoDB was read and after it. */
        final boolean isSteady;
        /** What DynamoDB has; null where it has nothing that can be read. */
        final @Nullable Object ofDynamo;
        /** Whether one of them lacks what is at the end of its time to live, and so may be gone. */
        final boolean isExpired;

        private Look(List<Difference> differences, boolean isSteady, @Nullable Object ofDynamo, boolean isExpired) {
            this.differences = Collections.unmodifiableList(differences);
            this.prints = prints(differences);
            this.isSteady = isSteady;
            this.ofDynamo = ofDynamo;
            this.isExpired = isExpired;
        }

        boolean isSame() {
            return differences.isEmpty();
        }
    }

    /** @throws RuntimeException where a store fails, or the entity is one that no item can hold */
    Look look(Effect.StaleKey row) {
        return look(row, mongo.read(row.readerArguments()));
    }

    /** @param entity what Mongo has just given; null for nothing */
    Look look(Effect.StaleKey row, @Nullable Object entity) {
        Map<String, AttributeValue> inMongo = entity == null ? null : items.write(entity);
        Map<String, AttributeValue> item = store.get(items.table(), row.key(), true);
        Instant now = Instant.now();
        boolean isExpired = inMongo == null
                ? item != null && stored.isExpired(item, now)
                : item == null && stored.isExpired(inMongo, now);
        List<Difference> differences = isExpired ? Collections.emptyList() : differences(row, inMongo, item);
        if (differences.isEmpty()) {
            return new Look(differences, true, null, isExpired);
        }
        Object after = mongo.read(row.readerArguments());
        List<Difference> then = differences(row, after == null ? null : items.write(after), item);
        return new Look(differences, prints(differences).equals(prints(then)), readable(item), false);
    }

    private List<Difference> differences(
            Effect.StaleKey row,
            @Nullable Map<String, AttributeValue> inMongo,
            @Nullable Map<String, AttributeValue> item) {
        FrozenResult dynamo;
        try {
            dynamo = FrozenResult.ofRows(rows(item == null ? null : stored.canonical(item)));
        } catch (CodecException unreadable) {
            AttributeValue failure = AttributeValue.fromM(
                    Collections.singletonMap("failure", AttributeValue.fromS("it holds no such entity")));
            AttributeValue answer = inMongo == null ? null : AttributeValue.fromBool(true);
            return Collections.singletonList(new Difference(Difference.Kind.ERROR, row.key(), "", answer, failure));
        }
        return comparison.compare(FrozenResult.ofRows(rows(inMongo)), dynamo, null);
    }

    private static List<Map<String, AttributeValue>> rows(@Nullable Map<String, AttributeValue> row) {
        return row == null ? Collections.emptyList() : Collections.singletonList(row);
    }

    private @Nullable Object readable(@Nullable Map<String, AttributeValue> item) {
        try {
            return item == null ? null : items.read(item);
        } catch (CodecException unreadable) {
            return null;
        }
    }

    private static List<String> prints(List<Difference> differences) {
        List<String> prints = new ArrayList<>();
        differences.forEach(difference -> prints.add(difference.fingerprint()));
        return prints;
    }
}
