package io.dynamoshadow.store;

import io.dynamoshadow.codec.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Writes of single items, each with a version and on the condition that what is there is older. Those that DynamoDB is the
 * authority for come last because they come last: where another clock is ahead, they are tried again with a version that is
 * newer still. Thread-safe.
 */
final class VersionedWrites {
    /** How often a write is tried again because another one came between. */
    private static final int ATTEMPTS = 20;

    private final DynamoDbClient client;
    private final VersionClock clock;

    VersionedWrites(DynamoDbClient client, VersionClock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Puts what is to be there, an item or a tombstone, unless what is there is newer or the same. */
    Replaced put(Table table, Map<String, AttributeValue> item, Version version) {
        return put(table, stamped(item, version), version, "");
    }

    /** The item with its version. */
    static Map<String, AttributeValue> stamped(Map<String, AttributeValue> item, Version version) {
        Map<String, AttributeValue> stamped = new LinkedHashMap<>(item);
        stamped.put(Version.ATTRIBUTE, version.attribute());
        return stamped;
    }

    private Replaced put(Table table, Map<String, AttributeValue> stamped, Version version, String condition) {
        ExpressionParts parts = new ExpressionParts();
        PutItemRequest request = PutItemRequest.builder()
                .tableName(table.name())
                .item(stamped)
                .conditionExpression(conditions(parts, table, version, condition))
                .expressionAttributeNames(parts.names())
                .expressionAttributeValues(parts.values())
                .returnValues(ReturnValue.ALL_OLD)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            Map<String, AttributeValue> before = client.putItem(request).attributes();
            return Replaced.done(before.isEmpty() ? null : before);
        } catch (ConditionalCheckFailedException notSo) {
            return Replaced.refused(notSo.hasItem() ? notSo.item() : null);
        }
    }

    /** @param more what must hold beside it, with {@code KEY} and {@code DELETED} for attributes; empty for nothing */
    private static String conditions(ExpressionParts parts, Table table, Version version, String more) {
        String stored = parts.name(Version.ATTRIBUTE);
        String older =
                "(attribute_not_exists(" + stored + ") OR " + stored + " < " + parts.value(version.attribute()) + ")";
        if (more.isEmpty()) {
            return older;
        }
        String key = parts.name(table.key().partition().attribute());
        return older + " AND " + more.replace("KEY", key).replace("DELETED", parts.name(Tombstone.ATTRIBUTE));
    }

    /** Puts the item in the place of any other. */
    Replaced replace(Table table, Map<String, AttributeValue> item) {
        return last(version -> put(table, stamped(item, version), version, ""), before -> true);
    }

    /** Leaves a tombstone in the place of any item. */
    Replaced bury(Table table, Map<String, AttributeValue> key) {
        return last(version -> put(table, Tombstone.of(table, key, version), version, ""), before -> true);
    }

    /** Puts the item where there is none. */
    boolean putIfAbsent(Table table, Map<String, AttributeValue> item) {
        return last(
                        version -> put(
                                table,
                                stamped(item, version),
                                version,
                                "(attribute_not_exists(KEY) OR attribute_exists(DELETED))"),
                        before -> before == null || Tombstone.isOne(before))
                .isDone();
    }

    /** Puts the item where there is one. */
    boolean putIfPresent(Table table, Map<String, AttributeValue> item) {
        return last(
                        version -> put(
                                table,
                                stamped(item, version),
                                version,
                                "attribute_exists(KEY) AND attribute_not_exists(DELETED)"),
                        VersionedWrites::isItem)
                .isDone();
    }

    /** Changes an item that is there; null where there is none. */
    @Nullable
    Map<String, AttributeValue> update(Table table, Map<String, AttributeValue> key, List<ItemUpdate> updates) {
        return last(
                        version -> {
                            ExpressionParts parts = new ExpressionParts();
                            UpdateItemRequest request = ItemRequests.update(parts, updates, version)
                                    .tableName(table.name())
                                    .key(key)
                                    .conditionExpression(conditions(
                                            parts,
                                            table,
                                            version,
                                            "attribute_exists(KEY) AND attribute_not_exists(DELETED)"))
                                    .expressionAttributeNames(parts.names())
                                    .expressionAttributeValues(parts.values())
                                    .returnValues(ReturnValue.ALL_NEW)
                                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                    .build();
                            try {
                                return Replaced.done(client.updateItem(request).attributes());
                            } catch (ConditionalCheckFailedException notSo) {
                                return Replaced.refused(notSo.hasItem() ? notSo.item() : null);
                            }
                        },
                        VersionedWrites::isItem)
                .doneItem();
    }

    private static boolean isItem(@Nullable Map<String, AttributeValue> item) {
        return item != null && !Tombstone.isOne(item);
    }

    /** @param possible whether it could be written to what is there, but for the version */
    private Replaced last(
            Function<Version, Replaced> write, Predicate<@Nullable Map<String, AttributeValue>> possible) {
        for (int attempt = 1; ; attempt++) {
            Replaced replaced = write.apply(clock.next());
            if (replaced.isDone() || !possible.test(replaced.before())) {
                return replaced;
            }
            Version newer = replaced.version();
            if (newer != null) {
                clock.observe(newer);
            }
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("the item was changed by somebody else " + ATTEMPTS + " times");
            }
        }
    }
}
