package com.acme.events;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An entity of a legacy application. */
public class Event {
    private String id;
    private String accountId;
    private Instant createdAt;
    private String title;
    private Set<String> tags = new LinkedHashSet<>();
    private Map<String, Object> payload = new LinkedHashMap<>();

    public Event() {}

    public Event(String id, String accountId, String createdAt) {
        this.id = id;
        this.accountId = accountId;
        this.createdAt = createdAt == null ? null : Instant.parse(createdAt);
    }

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

    public Instant getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(Instant createdAt) {
        this.createdAt = createdAt;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public Event titled(String newTitle) {
        title = newTitle;
        return this;
    }

    public Set<String> getTags() {
        return tags;
    }

    public Map<String, Object> getPayload() {
        return payload;
    }
}
