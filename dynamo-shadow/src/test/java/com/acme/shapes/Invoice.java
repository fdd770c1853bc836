package com.acme.shapes;

import java.math.BigDecimal;

/** A builder by hand: a nested class, setters that return nothing, a private constructor that takes the builder. */
public final class Invoice {
    private final String id;
    private final BigDecimal total;

    private Invoice(Builder builder) {
        this.id = builder.id;
        this.total = builder.total;
    }

    public String id() {
        return id;
    }

    public BigDecimal total() {
        return total;
    }

    public static final class Builder {
        private String id;
        private BigDecimal total = BigDecimal.ZERO;

        public void setId(String id) {
            this.id = id;
        }

        public Builder withTotal(BigDecimal total) {
            this.total = total;
            return this;
        }

        public Invoice build() {
            return new Invoice(this);
        }
    }
}
