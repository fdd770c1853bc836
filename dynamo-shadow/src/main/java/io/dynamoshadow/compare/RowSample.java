package io.dynamoshadow.compare;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Some rows of a result that is too large to be kept: those whose keys have the least hashes, so that two results of the same rows
 * are sampled alike (Broder's bottom-k sketch, 1997). Not thread-safe.
 */
final class RowSample {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final int most;
    private final PriorityQueue<Sampled> rows = new PriorityQueue<>(
            Comparator.comparingLong((Sampled row) -> row.hash).reversed());
    private long digest;

    /** @param most how many rows are kept */
    RowSample(int most) {
        this.most = most;
    }

    private static final class Sampled {
        final long hash;
        final Map<String, AttributeValue> row;

        Sampled(long hash, Map<String, AttributeValue> row) {
            this.hash = hash;
            this.row = row;
        }
    }

    /** @param row made only where it is kept */
    void add(Map<String, AttributeValue> key, Supplier<Map<String, AttributeValue>> row) {
        long hash = hash(key);
        digest += hash * MIX;
        if (rows.size() < most || hash < rows.element().hash) {
            rows.add(new Sampled(hash, row.get()));
            if (rows.size() > most) {
                rows.remove();
            }
        }
    }

    /** How many rows are kept at most. */
    int size() {
        return most;
    }

    /** The same of all results with these keys, in whichever order they come. */
    long digest() {
        return digest;
    }

    /** Up to which hash it has every row. */
    long limit(int all) {
        Sampled last = rows.peek();
        return all <= most || last == null ? Long.MAX_VALUE : last.hash;
    }

    /** By their keys' hashes. */
    Map<Long, Map<String, AttributeValue>> rows() {
        Map<Long, Map<String, AttributeValue>> sorted = new TreeMap<>();
        rows.forEach(each -> sorted.put(each.hash, each.row));
        return sorted;
    }

    /** Of 62 bits, well mixed; never negative. */
    static long hash(@Nullable Map<String, AttributeValue> key) {
        long hash = 0;
        if (key != null) {
            for (AttributeValue part : key.values()) {
                String text = part.s() != null ? part.s() : part.n() != null ? part.n() : String.valueOf(part.b());
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                CRC32 sum = new CRC32();
                sum.update(bytes);
                hash = (hash + text.hashCode()) * MIX + sum.getValue();
            }
        }
        hash = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L;
        return (hash ^ (hash >>> 32)) >>> 2;
    }
}
