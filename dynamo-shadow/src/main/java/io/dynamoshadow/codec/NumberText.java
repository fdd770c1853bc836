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

    private NumberText() {}

    static AttributeValue write(double value) {
        // -0.0 would come back as 0
        if (Double.isNaN(value) || Double.isInfinite(value) || (value == 0 && 1 / value < 0)) {
            return tagged(Double.toString(value));
        }
        return write(new BigDecimal(Double.toString(value)));
    }

    static AttributeValue write(float value) {
        if (Float.isNaN(value) || Float.isInfinite(value) || (value == 0 && 1 / value < 0)) {
            return tagged(Float.toString(value));
        }
        return write(new BigDecimal(Float.toString(value)));
    }

    static AttributeValue write(BigDecimal value) {
        // DynamoDB keeps no trailing zeros: equal numbers are written alike, so that keys with them are equal too
        BigDecimal stripped = value.stripTrailingZeros();
        long exponent = (long) stripped.precision() - stripped.scale() - 1;
        if (stripped.precision() > DIGITS || exponent < LEAST_EXPONENT || exponent > MOST_EXPONENT) {
            return tagged(value.toString());
        }
        return AttributeValue.fromN(exponent < DIGITS ? stripped.toPlainString() : stripped.toString());
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

    private static AttributeValue tagged(String text) {
        return AttributeValue.fromM(Collections.singletonMap(TAG, AttributeValue.fromS(text)));
    }
}
