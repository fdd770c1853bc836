package io.dynamoshadow.awkward.accounts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** The shape of Lombok's {@code @Value @Builder(toBuilder = true) @With}: the constructor is the builder's own. */
public final class Account {
    /** As Lombok names it. */
    public enum Status {
        OPEN,
        FROZEN,
        CLOSED
    }

    private final String id;
    private final String holder;
    private final Status status;
    private final Currency currency;
    private final BigDecimal balance;
    private final LocalDate birthday;
    private final Instant openedAt;
    private final Limits limits;
    private final List<String> tags;

    Account(
            String id,
            String holder,
            Status status,
            Currency currency,
            BigDecimal balance,
            LocalDate birthday,
            Instant openedAt,
            Limits limits,
            List<String> tags) {
        this.id = id;
        this.holder = holder;
        this.status = status;
        this.currency = currency;
        this.balance = balance;
        this.birthday = birthday;
        this.openedAt = openedAt;
        this.limits = limits;
        this.tags = tags;
    }

    public static AccountBuilder builder() {
        return new AccountBuilder();
    }

    public AccountBuilder toBuilder() {
        return new AccountBuilder()
                .id(id)
                .holder(holder)
                .status(status)
                .currency(currency)
                .balance(balance)
                .birthday(birthday)
                .openedAt(openedAt)
                .limits(limits)
                .tags(tags);
    }

    public Account withId(String other) {
        return toBuilder().id(other).build();
    }

    public Account withStatus(Status other) {
        return toBuilder().status(other).build();
    }

    public Account withBalance(BigDecimal other) {
        return toBuilder().balance(other).build();
    }

    public String getId() {
        return id;
    }

    public String getHolder() {
        return holder;
    }

    public Status getStatus() {
        return status;
    }

    public Currency getCurrency() {
        return currency;
    }

    public BigDecimal getBalance() {
        return balance;
    }

    public LocalDate getBirthday() {
        return birthday;
    }

    public Instant getOpenedAt() {
        return openedAt;
    }

    public Limits getLimits() {
        return limits;
    }

    public List<String> getTags() {
        return tags;
    }

    /** As Lombok names it. */
    public static final class AccountBuilder {
        private String id;
        private String holder;
        private Status status;
        private Currency currency;
        private BigDecimal balance;
        private LocalDate birthday;
        private Instant openedAt;
        private Limits limits;
        private List<String> tags;

        AccountBuilder() {}

        public AccountBuilder id(String value) {
            this.id = value;
            return this;
        }

        public AccountBuilder holder(String value) {
            this.holder = value;
            return this;
        }

        public AccountBuilder status(Status value) {
            this.status = value;
            return this;
        }

        public AccountBuilder currency(Currency value) {
            this.currency = value;
            return this;
        }

        public AccountBuilder balance(BigDecimal value) {
            this.balance = value;
            return this;
        }

        public AccountBuilder birthday(LocalDate value) {
            this.birthday = value;
            return this;
        }

        public AccountBuilder openedAt(Instant value) {
            this.openedAt = value;
            return this;
        }

        public AccountBuilder limits(Limits value) {
            this.limits = value;
            return this;
        }

        public AccountBuilder tags(List<String> value) {
            this.tags = value;
            return this;
        }

        public Account build() {
            return new Account(id, holder, status, currency, balance, birthday, openedAt, limits, tags);
        }
    }
}
