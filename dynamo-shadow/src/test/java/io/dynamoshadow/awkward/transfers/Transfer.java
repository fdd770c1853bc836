package io.dynamoshadow.awkward.transfers;

import java.math.BigDecimal;
import java.time.Instant;

/** Has no id of its own; Mongo's is nobody's business. */
public class Transfer {
    private String accountId;
    private Instant createdAt;
    private String reference;
    private BigDecimal amount;
    private boolean settled;
    private String partner;

    public Transfer() {}

    public Transfer(String accountId, Instant createdAt, String reference, String amount) {
        this.accountId = accountId;
        this.createdAt = createdAt;
        this.reference = reference;
        this.amount = new BigDecimal(amount);
    }

    public Transfer settled(String with) {
        this.settled = true;
        this.partner = with;
        return this;
    }

    public String getAccountId() {
        return accountId;
    }

    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(Instant createdAt) {
        this.createdAt = createdAt;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public boolean isSettled() {
        return settled;
    }

    public void setSettled(boolean settled) {
        this.settled = settled;
    }

    public String getPartner() {
        return partner;
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }
}
