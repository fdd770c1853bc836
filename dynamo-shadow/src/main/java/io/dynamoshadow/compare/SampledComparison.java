package io.dynamoshadow.compare;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.compare.Difference.Kind;
import io.dynamoshadow.operation.Rows;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Two results of which at least one has too many rows to be kept: by how many there are, by a digest of all keys, and row by row as far
 * as both were sampled. Their order is not looked at. Immutable.
 */
final class SampledComparison {
    private final ResultComparison rows;
    private final ItemCodec items;
    private final @Nullable Rows asked;

    SampledComparison(ResultComparison rows, ItemCodec items, @Nullable Rows asked) {
        this.rows = rows;
        this.items = items;
        this.asked = asked;
    }

    void compare(FrozenResult mongo, FrozenResult dynamo, List<Difference> differences) {
        RowSample one = sampleOf(mongo, dynamo);
        RowSample other = sampleOf(dynamo, mongo);
        Map<Long, Map<String, AttributeValue>> mongoRows = one.rows();
        Map<Long, Map<String, AttributeValue>> dynamoRows = other.rows();
        long limit = Math.min(one.limit(mongo.count()), other.limit(dynamo.count()));
        // what a limit, or an earlier page, has of the others is not known
        boolean isCut = asked != null
                && (asked.skip() > 0
                        || (asked.limit() > 0 && Math.max(mongo.count(), dynamo.count()) >= asked.limit()));
        mongoRows.forEach((hash, row) -> {
            Map<String, AttributeValue> found = dynamoRows.get(hash);
            if (found != null) {
                rows.compareRows(row, found, differences);
            } else if (hash <= limit && !isCut) {
                differences.add(
                        new Difference(Kind.MISSING_IN_DYNAMO, rows.keyOf(row), "", AttributeValue.fromM(row), null));
            }
        });
        dynamoRows.forEach((hash, row) -> {
            if (hash <= limit && !isCut && !mongoRows.containsKey(hash)) {
                differences.add(
                        new Difference(Kind.MISSING_IN_MONGO, rows.keyOf(row), "", null, AttributeValue.fromM(row)));
            }
        });
        if (mongo.count() != dynamo.count()) {
            differences.add(new Difference(
                    Kind.COUNT, null, "", ResultComparison.count(mongo), ResultComparison.count(dynamo)));
        } else if (differences.isEmpty() && !isCut && one.digest() != other.digest()) {
            differences.add(new Difference(Kind.VALUE, null, "(digest of all keys)", digest(one), digest(other)));
        } else if (differences.isEmpty() && !Objects.equals(mongo.extent(), dynamo.extent())) {
            differences.add(new Difference(Kind.COUNT, null, "", mongo.extent(), dynamo.extent()));
        }
    }

    private RowSample sampleOf(FrozenResult result, FrozenResult other) {
        RowSample own = result.sample();
        RowSample others = other.sample();
        if (own != null) {
            return own;
        }
        RowSample made =
                others == null ? null : result.sampled(items, others.size()).sample();
        return Objects.requireNonNull(made, "one of the two is a sample");
    }

    private static AttributeValue digest(RowSample sample) {
        return AttributeValue.fromS(Long.toHexString(sample.digest()));
    }
}
