package io.dynamoshadow.codec;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The writing of one value, an item mostly: how deep in it we are, and how near it comes to what DynamoDB takes. What it
 * counts is more than the item's real size and depth, and cheap to know; where that comes near a limit, {@link ItemLimits}
 * looks closely. Not thread-safe.
 */
final class Writing {
    /** DynamoDB's limit, which counts the item itself. */
    static final int DEEPEST = 32;

    /** Each level that is counted may bring one that is not, of a tag, and the last of them two. */
    private static final int SURELY_NOT_TOO_DEEP = DEEPEST / 2 - 1;

    /** In characters, each of three bytes at the most. */
    private static final int SURELY_A_NAME = ItemLimits.LONGEST_NAME / 3;

    private static final @Nullable Object[] NOWHERE = {};

    private @Nullable Object[] way = NOWHERE;
    private int levels;
    private int deepest;
    private long bytes;
    private boolean isUnusual;

    /**
     * Goes one level down, into {@code value}; {@link #leave} must follow where this did not throw.
     *
     * @param elements how many it has
     * @throws CodecException where that is one too many, or the value is on the way to itself
     */
    void enter(Object value, int elements) {
        for (int i = 0; i < levels; i++) {
            if (way[i] == value) {
                throw new CodecException(
                        CodecException.Kind.CYCLE,
                        "is a " + value.getClass().getName() + " that contains itself, and would have no end");
            }
        }
        if (levels == DEEPEST) {
            throw tooDeep();
        }
        if (levels == way.length) {
            @Nullable Object[] longer = new Object[levels + 4];
            System.arraycopy(way, 0, longer, 0, levels);
            way = longer;
        }
        way[levels++] = value;
        deepest = Math.max(deepest, levels);
        bytes += 3L + elements;
    }

    void leave() {
        way[--levels] = null;
    }

    /** Counts a text, a name or a value. */
    void add(String text) {
        int length = text.length();
        int all = 0;
        for (int i = 0; i < length; i++) {
            all |= text.charAt(i);
        }
        bytes += all < 0x80 ? length : 3L * length;
        isUnusual |= length > SURELY_A_NAME || (all >= Character.MIN_SURROGATE && hasSurrogate(text));
    }

    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Counts what was counted before. */
    void add(long known) {
        bytes += known;
    }

    /** Counts a value that is no list and no map; one of ours that is, to hold what no other attribute can, is unusual. */
    void add(AttributeValue value) {
        if (value.s() != null) {
            add(value.s());
        } else if (value.n() != null) {
            bytes += value.n().length() + 1L;
        } else if (value.b() != null) {
            bytes += value.b().asByteArrayUnsafe().length;
        } else if (value.hasM()) {
            isUnusual = true;
        } else {
            bytes++;
        }
    }

    /** Counts an attribute that is added to an item at its end. */
    void add(String name, AttributeValue value) {
        add(name);
        add(value);
    }

    /** Whether the item could be more than DynamoDB takes, or have text that is none. */
    boolean mayExceed() {
        return isUnusual || bytes > ItemLimits.LARGEST - ItemLimits.VERSION || deepest > SURELY_NOT_TOO_DEEP;
    }

    static CodecException tooDeep() {
        return new CodecException(
                CodecException.Kind.DEPTH, "is nested deeper than the " + DEEPEST + " levels that DynamoDB takes");
    }
}
