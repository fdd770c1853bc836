package io.dynamoshadow.backfill;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which keys have been seen, by eight bytes of a digest of each, since there may be millions: about 24 bytes for each key. That two keys
 * of a hundred million are taken for one another happens once in three thousand times. Thread-safe.
 */
final class KeyDigests {
    private static final int FIRST_CAPACITY = 1 << 10;
    /** Stands for an empty place. */
    private static final long NONE = 0;

    private long[] table = new long[FIRST_CAPACITY];
    private int size;

    /** Whether it had not been seen. */
    boolean add(Map<String, AttributeValue> key) {
        return add(digest(key));
    }

    private synchronized boolean add(long digest) {
        if (size > table.length / 2) {
            long[] old = table;
            table = new long[old.length * 2];
            for (long each : old) {
                if (each != NONE) {
                    table[place(each)] = each;
                }
            }
        }
        int place = place(digest);
        if (table[place] == NONE) {
            table[place] = digest;
            size++;
            return true;
        }
        return false;
    }

    boolean contains(Map<String, AttributeValue> key) {
        long digest = digest(key);
        synchronized (this) {
            return table[place(digest)] == digest;
        }
    }

    /** Where it is, or where it would be put. */
    private int place(long digest) {
        int place = (int) digest & (table.length - 1);
        while (table[place] != NONE && table[place] != digest) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private static long digest(Map<String, AttributeValue> key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (AttributeValue part : key.values()) {
                byte[] value = part.type() == AttributeValue.Type.B
                        ? part.b().asByteArrayUnsafe()
                        : String.valueOf(part.type() == AttributeValue.Type.N ? part.n() : part.s())
                                .getBytes(StandardCharsets.UTF_8);
                // its length, so that no two keys of two parts read alike
                sha.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
                sha.update(value);
            }
            long digest = ByteBuffer.wrap(sha.digest()).getLong();
            return digest == NONE ? 1 : digest;
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
