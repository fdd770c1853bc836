package io.dynamoshadow.store;

import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which of two states of one item is the newer: a moment of a {@link VersionClock}, and who it was. In the item it is one
 * number, {@value #ATTRIBUTE}, of which the milliseconds since 1970 can be read at the front. Immutable.
 */
public final class Version implements Comparable<Version> {
    /** The attribute that every item has which was written here. */
    public static final String ATTRIBUTE = "_v";

    /** Older than any: what the backfill brings, which every live write may replace. */
    public static final Version OLDEST = new Version(0, 0, 0);

    /** The writer of a state that was read back from Mongo to settle who is right; nobody in particular. */
    static final int NOBODY = 0;

    /** One more than the greatest counter, and than the greatest number of a writer. */
    static final int LIMIT = 100_000;

    private static final BigInteger FACTOR = BigInteger.valueOf(LIMIT);

    private final long millis;
    private final int counter;
    private final int writer;

    /**
     * @param millis since 1970
     * @param counter tells moments of one millisecond apart; below {@link #LIMIT}
     * @param writer tells JVMs apart; below {@link #LIMIT}
     */
    Version(long millis, int counter, int writer) {
        this.millis = millis;
        this.counter = counter;
        this.writer = writer;
    }

    /** The version of an item; null where it has none, as one that somebody else has written. */
    public static @Nullable Version of(@Nullable Map<String, AttributeValue> item) {
        AttributeValue attribute = item == null ? null : item.get(ATTRIBUTE);
        String digits = attribute == null ? null : attribute.n();
        if (digits == null) {
            return null;
        }
        try {
            BigInteger[] writer =
                    new java.math.BigDecimal(digits).toBigIntegerExact().divideAndRemainder(FACTOR);
            BigInteger[] counter = writer[0].divideAndRemainder(FACTOR);
            return new Version(counter[0].longValueExact(), counter[1].intValueExact(), writer[1].intValueExact());
        } catch (ArithmeticException | NumberFormatException notOurs) {
            return null;
        }
    }

    /** As the item has it. */
    public AttributeValue attribute() {
        return AttributeValue.fromN(BigInteger.valueOf(millis)
                .multiply(FACTOR)
                .add(BigInteger.valueOf(counter))
                .multiply(FACTOR)
                .add(BigInteger.valueOf(writer))
                .toString());
    }

    /** When it was made, since 1970, as far as clocks are right. */
    public long millis() {
        return millis;
    }

    int counter() {
        return counter;
    }

    int writer() {
        return writer;
    }

    /** The same moment of nobody's, so that every writer sees that somebody else has written. */
    public Version settled() {
        return new Version(millis, counter, NOBODY);
    }

    @Override
    public int compareTo(Version other) {
        int byTime = Long.compare(millis, other.millis);
        int byCounter = byTime != 0 ? byTime : Integer.compare(counter, other.counter);
        return byCounter != 0 ? byCounter : Integer.compare(writer, other.writer);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Version && compareTo((Version) other) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(millis, counter, writer);
    }

    /** As {@link #attribute()}. */
    @Override
    public String toString() {
        return String.valueOf(attribute().n());
    }
}
