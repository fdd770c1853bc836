package io.dynamoshadow.codec;

import java.math.BigDecimal;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Numbers as DynamoDB takes them: up to 38 digits between 1E-130 and 9.99…E+125, as its data types page says. What lies
 * outside is kept as tagged text, so that it comes back exactly.
 */
final class NumberText {
    /** The one attribute of the map that stands for a number which N cannot hold. */
    static final String TAG = "_number";

    private static final int DIGITS = 38;
    private static final int LEAST_EXPONENT = -130;
    private static final int MOST_EXPONENT = 125;

    /** The smallest numbers, which are the commonest. */
    private static final AttributeValue[] SMALL = new AttributeValue[256];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = AttributeValue.createN(Integer.toString(i));
        }
    }

    private NumberText() {}

    static AttributeValue write(long value) {
        return value >= 0 && value < SMALL.length ? SMALL[(int) value] : AttributeValue.createN(Long.toString(value));
    }

    static AttributeValue write(double value) {
        // -0.0 would come back as 0
        boolean isNumber = !Double.isNaN(value) && !Double.isInfinite(value) && (value != 0 || 1 / value > 0);
        return isNumber ? digits(Double.toString(value)) : tagged(Double.toString(value));
    }

    static AttributeValue write(float value) {
        boolean isNumber = !Float.isNaN(value) && !Float.isInfinite(value) && (value != 0 || 1 / value > 0);
        return isNumber ? digits(Float.toString(value)) : tagged(Float.toString(value));
    }

    /** What {@link Double#toString(double)} wrote, usually fit as it is. */
    private static AttributeValue digits(String text) {
        if (text.indexOf('E') >= 0) {
            return write(new BigDecimal(text));
        }
        return AttributeValue.createN(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
    }

    /** By value: DynamoDB keeps no trailing zeros, so equal numbers are written alike, and keys with them are equal too. */
    static AttributeValue write(BigDecimal value) {
        return isPlain(value) ? AttributeValue.createN(value.toString()) : writeStripped(value);
    }

    /** Whether what Java writes is what DynamoDB keeps, as with nearly every amount: no exponent, no zeros at its end. */
    private static boolean isPlain(BigDecimal value) {
        int scale = value.scale();
        if (scale == 0) {
            return value.precision() <= DIGITS;
        }
        // BigDecimal#toString writes an exponent where there are more than five zeros behind the point
        if (scale < 0 || value.precision() > DIGITS || value.precision() - scale < -5) {
            return false;
        }
        String text = value.toString();
        return text.charAt(text.length() - 1) != '0';
    }

    private static AttributeValue writeStripped(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        long exponent = (long) stripped.precision() - stripped.scale() - 1;
        if (stripped.precision() > DIGITS || exponent < LEAST_EXPONENT || exponent > MOST_EXPONENT) {
            return tagged(value.toString());
        }
        return AttributeValue.createN(exponent < DIGITS ? stripped.toPlainString() : stripped.toString());
    }

    /** With its scale: as tagged text where N would lose the zeros at its end. */
    static AttributeValue writeExactly(BigDecimal value) {
        AttributeValue written = write(value);
        return written.n() == null || new BigDecimal(written.n()).scale() == value.scale()
                ? written
                : tagged(value.toString());
    }

    /** As a key has it: the number itself where it was tagged for its scale alone. */
    static AttributeValue asKey(AttributeValue attribute) {
        String digits = attribute.n() == null ? of(attribute) : null;
        if (digits == null || digits.isEmpty() || Character.isLetter(digits.charAt(digits.length() - 1))) {
            return attribute;
        }
        AttributeValue written = write(new BigDecimal(digits));
        // of -0 there is a sign left that N would lose
        return written.n() == null || (written.n().equals("0") && digits.charAt(0) == '-') ? attribute : written;
    }

    /** The digits of a number, tagged or not; null where the attribute is no number. */
    static @Nullable String of(AttributeValue attribute) {
        if (attribute.n() != null) {
            return attribute.n();
        }
        if (attribute.hasM()) {
            AttributeValue tagged = attribute.m().get(TAG);
            return tagged == null ? null : tagged.s();
        }
        return null;
    }

    static AttributeValue tagged(String text) {
        return AttributeValue.createM(Collections.singletonMap(TAG, AttributeValue.createS(text)));
    }
}
