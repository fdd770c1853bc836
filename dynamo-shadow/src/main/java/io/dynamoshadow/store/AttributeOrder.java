package io.dynamoshadow.store;

import java.math.BigDecimal;
import java.util.Arrays;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The order of DynamoDB's sort keys: numbers by value, text by its UTF-8 bytes, binary by its unsigned bytes; and, as
 * MongoDB has it, what is missing or null before everything, and values of different types by their type.
 */
public final class AttributeOrder {
    private AttributeOrder() {}

    /** Less than, equal to or more than 0, as {@link java.util.Comparator#compare} has it. */
    public static int compare(AttributeValue a, AttributeValue b) {
        if (a.n() != null && b.n() != null) {
            return new BigDecimal(a.n()).compareTo(new BigDecimal(b.n()));
        }
        if (a.s() != null && b.s() != null) {
            return compareText(a.s(), b.s());
        }
        if (a.bool() != null && b.bool() != null) {
            return Boolean.compare(a.bool(), b.bool());
        }
        if (a.b() != null && b.b() != null) {
            return compareBytes(a.b().asByteArrayUnsafe(), b.b().asByteArrayUnsafe());
        }
        return Integer.compare(rank(a), rank(b));
    }

    /** By code point, which is the order of the UTF-8 bytes: {@link String#compareTo} puts surrogates before U+E000. */
    private static int compareText(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                return Character.isSurrogate(left) == Character.isSurrogate(right)
                        ? Character.compare(left, right)
                        : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int compareBytes(byte[] a, byte[] b) {
        int length = Math.min(a.length, b.length);
        for (int i = 0; i < length; i++) {
            if (a[i] != b[i]) {
                return Integer.compare(a[i] & 0xFF, b[i] & 0xFF);
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static int rank(AttributeValue value) {
        return Boolean.TRUE.equals(value.nul())
                ? 0
                : Arrays.asList(
                                        AttributeValue.Type.N,
                                        AttributeValue.Type.S,
                                        AttributeValue.Type.M,
                                        AttributeValue.Type.L,
                                        AttributeValue.Type.B,
                                        AttributeValue.Type.BOOL)
                                .indexOf(value.type())
                        + 1;
    }
}
