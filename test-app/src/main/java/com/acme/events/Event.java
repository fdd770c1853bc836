package com.acme.events;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Something that happened on an account. */
public class Event {

    private String id;
    private String accountId;
    private EventType type;
    private Instant createdAt;
    private Date expiresAt;
    private Actor actor;
    private List<String> tags = new ArrayList<>();
    private Map<String, String> attributes = new LinkedHashMap<>();
    private BigDecimal amount;
    private byte[] payload;
    private String note;
    private URI source;
    private UUID sessionId;
    private int attempts;
    private long durationMillis;
    private double score;
    private boolean important;

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getAccountId() {
        return accountId;
    }

    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public EventType getType() {
        return type;
    }

    public void setType(EventType type) {
        this.type = type;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(Instant createdAt) {
        this.createdAt = createdAt;
    }

    /** When the event may be forgotten, or null for never. */
    public Date getExpiresAt() {
        return expiresAt;
    }

    public void setExpiresAt(Date expiresAt) {
        this.expiresAt = expiresAt;
    }

    public Actor getActor() {
        return actor;
    }

    public void setActor(Actor actor) {
        this.actor = actor;
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(List<String> tags) {
        this.tags = tags;
    }

    public Map<String, String> getAttributes() {
        return attributes;
    }

    public void setAttributes(Map<String, String> attributes) {
        this.attributes = attributes;
    }

    /** The money that moved, or null when none did. */
    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    /** Whatever the sender attached, or null. */
    public byte[] getPayload() {
        return payload;
    }

    public void setPayload(byte[] payload) {
        this.payload = payload;
    }

    /** A remark for people, or null. */
    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    /** Where the event was seen, or null when nobody knows. */
    public URI getSource() {
        return source;
    }

    public void setSource(URI source) {
        this.source = source;
    }

    /** The session it happened in, or null outside of one. */
    public UUID getSessionId() {
        return sessionId;
    }

    public void setSessionId(UUID sessionId) {
        this.sessionId = sessionId;
    }

    public int getAttempts() {
        return attempts;
    }

    public void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    public long getDurationMillis() {
        return durationMillis;
    }

    public void setDurationMillis(long durationMillis) {
        this.durationMillis = durationMillis;
    }

    public double getScore() {
        return score;
    }

    public void setScore(double score) {
        this.score = score;
    }

    public boolean isImportant() {
        return important;
    }

    public void setImportant(boolean important) {
        this.important = important;
    }

    @Override
    @SuppressWarnings("UndefinedEquals") // no subclass of Date ever gets in here
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Event)) {
            return false;
        }
        Event that = (Event) other;
        return Objects.equals(id, that.id)
                && Objects.equals(accountId, that.accountId)
                && Objects.equals(type, that.type)
                && Objects.equals(createdAt, that.createdAt)
                && Objects.equals(expiresAt, that.expiresAt)
                && Objects.equals(actor, that.actor)
                && Objects.equals(tags, that.tags)
                && Objects.equals(attributes, that.attributes)
                && Objects.equals(amount, that.amount)
                && Arrays.equals(payload, that.payload)
                && Objects.equals(note, that.note)
                && Objects.equals(source, that.source)
                && Objects.equals(sessionId, that.sessionId)
                && attempts == that.attempts
                && durationMillis == that.durationMillis
                && Double.compare(score, that.score) == 0
                && important == that.important;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, accountId, type, createdAt);
    }

    @Override
    public String toString() {
        return "Event{id=" + id
                + ", accountId=" + accountId
                + ", type=" + type
                + ", createdAt=" + createdAt
                + ", expiresAt=" + expiresAt
                + ", actor=" + actor
                + ", tags=" + tags
                + ", attributes=" + attributes
                + ", amount=" + amount
                + ", payload=" + (payload == null ? null : payload.length + " bytes")
                + ", note=" + note
                + ", source=" + source
                + ", sessionId=" + sessionId
                + ", attempts=" + attempts
                + ", durationMillis=" + durationMillis
                + ", score=" + score
                + ", important=" + important
                + '}';
    }
}
