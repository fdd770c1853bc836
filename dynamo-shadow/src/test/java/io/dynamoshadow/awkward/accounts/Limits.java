package io.dynamoshadow.awkward.accounts;

import java.math.BigDecimal;
import java.util.Objects;

/** The shape of Lombok's {@code @Value}: all arguments at once, and equal by value. */
public final class Limits {
    private final BigDecimal perDay;
    private final Integer transfers;

    public Limits(BigDecimal perDay, Integer transfers) {
        this.perDay = perDay;
        this.transfers = transfers;
    }

    public BigDecimal getPerDay() {
        return perDay;
    }

    public Integer getTransfers() {
        return transfers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Limits limits
                && Objects.equals(perDay, limits.perDay)
                && Objects.equals(transfers, limits.transfers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(perDay, transfers);
    }
}
