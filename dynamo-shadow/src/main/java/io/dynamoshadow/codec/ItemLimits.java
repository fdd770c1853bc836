package io.dynamoshadow.codec;

import java.math.BigDecimal;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What DynamoDB would refuse of a whole item, or keep wrongly, found before it is asked. Sizes are as its page on item sizes
 * has them: names and text in UTF-8, two digits of a number a byte, three bytes for a list or map and one for each element.
 */
final class ItemLimits {
    static final int LARGEST = 400 * 1024;

    /** What the version of every item takes, its name and a number of 23 digits. */
    static final int VERSION = 15;

    static final int LONGEST_NAME = 65_535;

    private ItemLimits() {}

    /** @throws CodecException where the item is too large or too deep, or has a text that is none */
    static void check(Map<String, AttributeValue> item) {
        // nearly every item is small by far, and is not worth counting digits
        long size = VERSION + names(item, 1, false);
        if (size > LARGEST) {
            size = sizeOf(item);
        }
        if (size > LARGEST) {
            throw new CodecException(
                    CodecException.Kind.SIZE,
                    "the item has " + size + " bytes, and DynamoDB takes " + LARGEST + "; its largest attribute is "
                            + largest(item));
        }
    }

    /** Of an object's attributes, in bytes or more. */
    static long sizeOfNames(String[] names) {
        long size = 0;
        for (String name : names) {
            size += 3L * name.length();
        }
        return size;
    }

    /** With its version, in bytes. */
    static long sizeOf(Map<String, AttributeValue> item) {
        return VERSION + names(item, 1, true);
    }

    /** @param exact whether numbers are counted as they are kept, or as the most that they can take */
    private static long names(Map<String, AttributeValue> attributes, int level, boolean exact) {
        long size = 0;
        for (Map.Entry<String, AttributeValue> entry : attributes.entrySet()) {
            try {
                long name = utf8(entry.getKey());
                if (name > LONGEST_NAME) {
                    throw new CodecException(
                            CodecException.Kind.SIZE,
                            "has a name of " + name + " bytes, and DynamoDB takes " + LONGEST_NAME);
                }
                size += name + sizeOf(entry.getValue(), level, exact);
            } catch (CodecException inside) {
                throw inside.within(shortened(entry.getKey()));
            }
        }
        return size;
    }

    private static long sizeOf(AttributeValue value, int level, boolean exact) {
        if (value.s() != null) {
            return utf8(value.s());
        }
        if (value.n() != null) {
            return exact ? number(value.n()) : value.n().length() / 2 + 3;
        }
        if (value.b() != null) {
            return value.b().asByteArrayUnsafe().length;
        }
        if (value.hasM()) {
            return 3L + value.m().size() + names(value.m(), deeper(level), exact);
        }
        if (value.hasL()) {
            int inside = deeper(level);
            long size = 3L + value.l().size();
            for (int i = 0; i < value.l().size(); i++) {
                try {
                    size += sizeOf(value.l().get(i), inside, exact);
                } catch (CodecException wrong) {
                    throw wrong.within("[" + i + "]");
                }
            }
            return size;
        }
        return 1;
    }

    private static int deeper(int level) {
        if (level == Writing.DEEPEST) {
            throw Writing.tooDeep();
        }
        return level + 1;
    }

    private static long number(String digits) {
        int length = digits.length();
        if (length < 3) {
            return digits.equals("0") ? 1 : digits.charAt(0) == '-' ? 3 : 2;
        }
        BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
        if (number.signum() == 0) {
            return 1;
        }
        // pairs of digits, counted from the point
        int odd = (number.precision() - number.scale()) & 1;
        return (number.precision() + odd + 1L) / 2 + (number.signum() < 0 ? 2 : 1);
    }

    /**
     * Its length in UTF-8.
     *
     * @throws CodecException where it has half a surrogate pair, which UTF-8 cannot hold: it would silently become a ?
     */
    private static long utf8(String text) {
        int length = text.length();
        long bytes = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                bytes++;
            } else if (!Character.isSurrogate(c)) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 2;
                i++;
            } else {
                throw new CodecException("has half a surrogate pair at character " + i + ", which no text can hold");
            }
        }
        return bytes;
    }

    private static String largest(Map<String, AttributeValue> item) {
        String name = "";
        long most = -1;
        for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
            long size = sizeOf(entry.getValue(), 1, true);
            if (size > most) {
                most = size;
                name = entry.getKey();
            }
        }
        return shortened(name) + " with " + most;
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}
