package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.operation.Query;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.operation.Rows;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@link Query} over DynamoDB. */
final class QueryMethod implements MirrorMethod {
    private final Query query;
    private final ResultShape shape;
    private final ItemCodec items;
    private final ItemReader reader;

    QueryMethod(Query query, ResultShape shape, ItemCodec items, ItemReader reader) {
        this.query = query;
        this.shape = shape;
        this.items = items;
        this.reader = reader;
    }

    @Override
    public @Nullable Object apply(@Nullable Object[] arguments) {
        Rows rows = query.rows(arguments);
        switch (shape.kind()) {
            case PAGE:
                List<Object> page = Answers.read(reader.rows(rows), items);
                return SpringPages.page(shape.type(), page, arguments, () -> total(page, rows, arguments));
            case SLICE:
                // one more than wanted tells whether more follow
                List<Object> slice = Answers.read(reader.rows(rows.withOneMore()), items);
                boolean more = rows.limit() > 0 && slice.size() > rows.limit();
                return SpringPages.slice(shape.type(), more ? slice.subList(0, rows.limit()) : slice, arguments, more);
            case KEYS:
                return Answers.keys(reader.rows(rows), shape, items);
            case ENTITY:
            case OPTIONAL_ENTITY:
                return Answers.one(only(rows), shape, items);
            default:
                return Answers.many(reader.rows(rows), shape, items);
        }
    }

    /** The first, where the method says which that is; else the only one: which of several Mongo takes, nobody knows. */
    private @Nullable Map<String, AttributeValue> only(Rows rows) {
        Iterator<Map<String, AttributeValue>> found = reader.rows(rows).iterator();
        Map<String, AttributeValue> first = found.hasNext() ? found.next() : null;
        if (rows.limit() == 0 && rows.order().isEmpty() && found.hasNext()) {
            throw new IllegalStateException("several items match, and the method returns one without saying which");
        }
        return first;
    }

    private long total(List<Object> page, Rows rows, @Nullable Object[] arguments) {
        boolean isLast = rows.limit() == 0 || (page.size() < rows.limit() && (rows.skip() == 0 || !page.isEmpty()));
        return isLast ? rows.skip() + page.size() : reader.count(query.selections(), arguments);
    }
}
