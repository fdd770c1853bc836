package io.dynamoshadow.store;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.codec.KeyAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Our queries and updates as DynamoDB's requests. */
final class ItemRequests {
    private ItemRequests() {}

    static QueryRequest query(ItemQuery query, AttributeValue partition) {
        ExpressionParts parts = new ExpressionParts();
        String condition = parts.name(query.key().partition().attribute()) + " = " + parts.value(partition);
        SortCondition sort = query.sort();
        KeyAttribute sortKey = query.key().sort();
        if (sort != null && sortKey != null) {
            condition += " AND " + sort.expression(parts, sortKey.attribute());
        }
        Index index = query.index();
        return QueryRequest.builder()
                .tableName(query.table().name())
                .indexName(index == null ? null : index.name())
                .keyConditionExpression(condition)
                .filterExpression(filter(query, parts))
                .expressionAttributeNames(parts.names())
                .expressionAttributeValues(parts.values())
                .scanIndexForward(!query.isDescending())
                .consistentRead(query.consistently())
                .limit(limit(query))
                .build();
    }

    static ScanRequest scan(ItemQuery query) {
        ExpressionParts parts = new ExpressionParts();
        String filter = filter(query, parts);
        return ScanRequest.builder()
                .tableName(query.table().name())
                .filterExpression(filter)
                .expressionAttributeNames(parts.names())
                .expressionAttributeValues(parts.values())
                .consistentRead(query.consistently())
                .limit(limit(query))
                .build();
    }

    /**
     * DynamoDB's limit comes before its filter: with one, it would be a limit on what is looked at. That of tombstones passes
     * nearly everything, and one page more is read where it does not.
     */
    private static @Nullable Integer limit(ItemQuery query) {
        return query.limit() > 0 && query.isExact() ? query.limit() : null;
    }

    private static @Nullable String filter(ItemQuery query, ExpressionParts parts) {
        List<String> conditions = new ArrayList<>();
        for (FilterCondition each : query.filters()) {
            conditions.add(each.expression(parts));
        }
        if (query.index() == null) {
            conditions.add("attribute_not_exists(" + parts.name(Tombstone.ATTRIBUTE) + ")");
        }
        return conditions.isEmpty() ? null : String.join(" AND ", conditions);
    }

    /** Not yet for any table, key or condition. */
    static UpdateItemRequest.Builder update(ExpressionParts parts, List<ItemUpdate> updates, Version version) {
        Map<ItemUpdate.Action, List<String>> clauses = new LinkedHashMap<>();
        for (ItemUpdate update : updates) {
            clauses.computeIfAbsent(update.action(), action -> new ArrayList<>())
                    .add(update.expression(parts));
        }
        clauses.computeIfAbsent(ItemUpdate.Action.SET, action -> new ArrayList<>())
                .add(parts.name(Version.ATTRIBUTE) + " = " + parts.value(version.attribute()));
        StringBuilder expression = new StringBuilder();
        clauses.forEach((action, changes) -> expression
                .append(action)
                .append(' ')
                .append(String.join(", ", changes))
                .append(' '));
        return UpdateItemRequest.builder()
                .updateExpression(expression.toString().trim());
    }
}
