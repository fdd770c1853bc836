package com.acme.shapes;

import java.util.List;

/** What Lombok makes of {@code @Value @Builder} with a default and a {@code @Singular}. */
public final class Order {
    private final String id;
    private final String currency;
    private final List<String> lines;
    private final int amount;

    private Order(final String id, final String currency, final List<String> lines, final int amount) {
        this.id = id;
        this.currency = currency;
        this.lines = lines;
        this.amount = amount;
    }

    private static String $default$currency() {
        return "EUR";
    }

    public static OrderBuilder builder() {
        return new OrderBuilder();
    }

    public String getId() {
        return id;
    }

    public String getCurrency() {
        return currency;
    }

    public List<String> getLines() {
        return lines;
    }

    public int getAmount() {
        return amount;
    }

    public static class OrderBuilder {
        private String id;
        private boolean currency$set;
        private String currency$value;
        private java.util.ArrayList<String> lines = new java.util.ArrayList<>();
        private int amount;

        OrderBuilder() {}

        public OrderBuilder id(final String id) {
            this.id = id;
            return this;
        }

        public OrderBuilder currency(final String currency) {
            this.currency$value = currency;
            this.currency$set = true;
            return this;
        }

        public OrderBuilder line(final String line) {
            lines.add(line);
            return this;
        }

        public OrderBuilder lines(final java.util.Collection<? extends String> lines) {
            if (lines == null) {
                throw new NullPointerException("lines cannot be null");
            }
            this.lines.addAll(lines);
            return this;
        }

        public OrderBuilder amount(final int amount) {
            this.amount = amount;
            return this;
        }

        public Order build() {
            return new Order(id, currency$set ? currency$value : $default$currency(), List.copyOf(lines), amount);
        }
    }
}
