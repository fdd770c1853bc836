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
import io.dynamoshadow.store.Stored;
import io.dynamoshadow.store.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Looks at single rows in both stores. Thread-safe where the application's DAO is. */
final class RowComparison {
    private final ItemCodec items;
    private final DynamoItems dynamoItems;
    private final ItemStore store;
    private final EntityReader mongo;
    private final ComparisonRules rules;
    private final ResultComparison comparison;
    /** What is kept for the sake of an index or of the time to live, and is to be compared. */
    private final Set<String> aside;

    RowComparison(DaoPlan plan, PlannedMethod reader, ItemStore store, EntityReader mongo) {
        this.items = plan.items();
        this.dynamoItems = new DynamoItems(items, plan.settings());
        this.store = store;
        this.mongo = mongo;
        this.rules = ComparisonRules.of(plan.settings(), plan.daoInterface().getClassLoader());
        this.comparison = new ResultComparison(items, reader, rules);
        this.aside = dynamoItems.aside().entrySet().stream()
                .filter(each -> !rules.isIgnored(each.getKey())
                        && each.getValue().stream().noneMatch(rules::isLoose))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What one look has shown. Immutable. */
    static final class Look {
        final List<Difference> differences;
        /** The same of looks that have shown the same differences, with nothing written between them. */
        final List<String> prints;
        /** Whether Mongo had the same before DynamoDB was read and after it. */
        final boolean isSteady;
        /** Whether one of them lacks what is at the end of its time to live, and so may be gone. */
        final boolean isExpired;

        final boolean isInMongo;
        final boolean isInDynamo;
        /** What DynamoDB has; null where it has nothing that can be read. */
        final @Nullable Object ofDynamo;
        /** That of DynamoDB's item, or of its deletion; null where there is neither, or somebody else has written it. */
        final @Nullable Version version;

        private Look(
                List<Difference> differences,
                boolean isSteady,
                boolean isExpired,
                boolean isInMongo,
                Stored stored,
                @Nullable Object ofDynamo) {
            this.differences = Collections.unmodifiableList(differences);
            this.isSteady = isSteady;
            this.isExpired = isExpired;
            this.isInMongo = isInMongo;
            this.isInDynamo = stored.item() != null;
            this.ofDynamo = ofDynamo;
            this.version = stored.version();
            List<String> all = new ArrayList<>(prints(differences));
            all.add(String.valueOf(version));
            this.prints = Collections.unmodifiableList(all);
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
        Stored stored = store.stored(items.table(), row.key());
        Map<String, AttributeValue> item = stored.item();
        Instant now = Instant.now();
        boolean isExpired = inMongo == null
                ? item != null && dynamoItems.isExpired(item, now)
                : item == null && dynamoItems.isExpired(inMongo, now);
        List<Difference> differences = isExpired ? Collections.emptyList() : differences(row, inMongo, item);
        if (differences.isEmpty()) {
            return new Look(differences, true, isExpired, inMongo != null, stored, null);
        }
        Object after = mongo.read(row.readerArguments());
        List<Difference> then = differences(row, after == null ? null : items.write(after), item);
        boolean isSteady = prints(differences).equals(prints(then));
        return new Look(differences, isSteady, false, inMongo != null, stored, readable(item));
    }

    private List<Difference> differences(
            Effect.StaleKey row,
            @Nullable Map<String, AttributeValue> inMongo,
            @Nullable Map<String, AttributeValue> item) {
        Map<String, AttributeValue> canonical;
        try {
            canonical = item == null ? null : dynamoItems.canonical(item);
        } catch (CodecException unreadable) {
            AttributeValue failure = AttributeValue.fromM(
                    Collections.singletonMap("failure", AttributeValue.fromS("it holds no such entity")));
            AttributeValue answer = inMongo == null ? null : AttributeValue.fromBool(true);
            return Collections.singletonList(new Difference(Difference.Kind.ERROR, row.key(), "", answer, failure));
        }
        List<Difference> differences = new ArrayList<>(comparison.compare(rows(inMongo), rows(canonical), null));
        if (inMongo != null && item != null) {
            for (String attribute : aside) {
                AttributeValue one = inMongo.get(attribute);
                AttributeValue other = item.get(attribute);
                if (!Objects.equals(one, other)) {
                    differences.add(new Difference(Difference.Kind.VALUE, row.key(), attribute, one, other));
                }
            }
        }
        return Collections.unmodifiableList(differences);
    }

    /** Without what is compared apart: it is no property that a rule could be about. */
    private FrozenResult rows(@Nullable Map<String, AttributeValue> row) {
        if (row == null) {
            return FrozenResult.ofRows(Collections.emptyList());
        }
        Map<String, AttributeValue> own = new LinkedHashMap<>(row);
        own.keySet().removeAll(dynamoItems.aside().keySet());
        return FrozenResult.ofRows(Collections.singletonList(own));
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
