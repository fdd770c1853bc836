package io.dynamoshadow.store;

import io.dynamoshadow.codec.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The few calls that we make to DynamoDB. Each blocks until answered, and throws the SDK's own exceptions. Every item that
 * is written has a version, and a deletion leaves a tombstone, which no reading here shows. A write that is given no version
 * is the newest. Thread-safe.
 */
public interface ItemStore extends AutoCloseable {
    /** The item, or null where there is none. */
    @Nullable
    Map<String, AttributeValue> get(Table table, Map<String, AttributeValue> key, boolean consistently);

    /** What is there, read consistently; of a deletion what it has left, too. */
    Stored stored(Table table, Map<String, AttributeValue> key);

    /** Gives the versions of what is written through this store. Never waits. */
    VersionClock clock();

    /** Puts the item unless what is there, a deletion included, is of a newer version or the same. */
    Replaced put(Table table, Map<String, AttributeValue> item, Version version);

    /** Deletes the item unless what is there, a deletion included, is of a newer version or the same. */
    Replaced delete(Table table, Map<String, AttributeValue> key, Version version);

    /** Puts the item, older than any, unless there is one of its key or was one that was deleted; says whether it did. */
    boolean putIfNeverThere(Table table, Map<String, AttributeValue> item);

    /** Puts the item in the place of any other of its key. */
    void put(Table table, Map<String, AttributeValue> item);

    /** Puts the item unless there is one of its key; says whether it did. */
    boolean putIfAbsent(Table table, Map<String, AttributeValue> item);

    /** Puts the item where there is one of its key; says whether there was. */
    boolean putIfPresent(Table table, Map<String, AttributeValue> item);

    /** Deletes the item; says whether there was one. */
    default boolean delete(Table table, Map<String, AttributeValue> key) {
        return remove(table, key) != null;
    }

    /** The items of those keys that are there, in no order. Equal keys are asked for once. */
    List<Map<String, AttributeValue>> getAll(
            Table table, Collection<Map<String, AttributeValue>> keys, boolean consistently);

    /** Puts items of different keys, each in the place of any other of its key. Not one write: some may be done when it fails. */
    void putAll(Table table, List<Map<String, AttributeValue>> items);

    /** Deletes the items of different keys. Not one write: some may be done when it fails. */
    void deleteAll(Table table, List<Map<String, AttributeValue>> keys);

    /** Deletes the item and gives it as it was; null where there was none. */
    @Nullable
    Map<String, AttributeValue> remove(Table table, Map<String, AttributeValue> key);

    /** Changes an item that is there, and gives it as it is then; null, and nothing is changed, where there is none. */
    @Nullable
    Map<String, AttributeValue> update(Table table, Map<String, AttributeValue> key, List<ItemUpdate> updates);

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
