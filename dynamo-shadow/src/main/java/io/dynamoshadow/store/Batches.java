package io.dynamoshadow.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Reads of 100 keys and writes of 25 at once, DynamoDB's limits. What it leaves unprocessed, because it is busy, is asked
 * for again after a while. Thread-safe.
 */
final class Batches {
    private static final int READS = 100;
    private static final int WRITES = 25;

    private static final int ATTEMPTS = 10;
    private static final long FIRST_PAUSE_MILLIS = 25;

    private final DynamoDbClient client;

    Batches(DynamoDbClient client) {
        this.client = client;
    }

    List<Map<String, AttributeValue>> get(
            String table, Collection<Map<String, AttributeValue>> keys, boolean consistently) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (List<Map<String, AttributeValue>> some : parts(new ArrayList<>(new LinkedHashSet<>(keys)), READS)) {
            Map<String, KeysAndAttributes> asked = Collections.singletonMap(
                    table,
                    KeysAndAttributes.builder()
                            .keys(some)
                            .consistentRead(consistently)
                            .build());
            for (int attempt = 1; !asked.isEmpty(); attempt++) {
                pauseBefore(attempt, table);
                Map<String, KeysAndAttributes> request = asked;
                BatchGetItemResponse response = client.batchGetItem(get -> get.requestItems(request));
                found.addAll(response.responses().getOrDefault(table, Collections.emptyList()));
                asked = response.unprocessedKeys();
            }
        }
        return found;
    }

    void write(String table, List<WriteRequest> writes) {
        for (List<WriteRequest> some : parts(writes, WRITES)) {
            Map<String, List<WriteRequest>> asked = Collections.singletonMap(table, some);
            for (int attempt = 1; !asked.isEmpty(); attempt++) {
                pauseBefore(attempt, table);
                Map<String, List<WriteRequest>> request = asked;
                asked = client.batchWriteItem(write -> write.requestItems(request))
                        .unprocessedItems();
            }
        }
    }

    /** Twice as long each time, with jitter, so that many callers do not come back together. */
    private static void pauseBefore(int attempt, String table) {
        if (attempt == 1) {
            return;
        }
        if (attempt > ATTEMPTS) {
            throw new IllegalStateException("DynamoDB left items of the table " + table + " unprocessed " + ATTEMPTS
                    + " times; it has not enough capacity");
        }
        long longest = FIRST_PAUSE_MILLIS << (attempt - 1);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while DynamoDB was busy");
        }
    }

    private static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
