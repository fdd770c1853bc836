package io.dynamoshadow.store;

import io.dynamoshadow.codec.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The few calls that we make to DynamoDB. Each blocks until answered, and throws the SDK's own exceptions. Thread-safe.
 */
public interface ItemStore extends AutoCloseable {
    /** The item, or null where there is none. */
    @Nullable
    Map<String, AttributeValue> get(Table table, Map<String, AttributeValue> key, boolean consistently);

    /** Puts the item in the place of any other of its key. */
    void put(Table table, Map<String, AttributeValue> item);

    /** Puts the item unless there is one of its key; says whether it did. */
    boolean putIfAbsent(Table table, Map<String, AttributeValue> item);

    /** Deletes the item; says whether there was one. */
    boolean delete(Table table, Map<String, AttributeValue> key);

    /** Items that match, in the order of the sort key, read page by page as they are asked for. */
    Iterable<Map<String, AttributeValue>> query(ItemQuery query);

    /** How many items match. */
    long count(ItemQuery query);

    /**
     * Makes sure that the table is there.
     *
     * @param create whether to make it where it is missing
     * @return what had to be done or said, for the log; empty where all was well
     * @throws IllegalStateException where it is missing, or differs from what is needed; the message says how to mend it
     */
    String prepare(Table table, boolean create);

    @Override
    void close();
}
