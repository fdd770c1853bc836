package io.dynamoshadow.awkward.devices;

import java.time.Instant;

/** What every entity of the house has. */
public abstract class BaseEntity<K> {
    private K id;
    private Instant createdAt;
    private Instant updatedAt;
    private long version;

    public K getId() {
        return id;
    }

    public void setId(K id) {
        this.id = id;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(Instant createdAt) {
        this.createdAt = createdAt;
    }

    public Instant getUpdatedAt() {
        return updatedAt;
    }

    public void setUpdatedAt(Instant updatedAt) {
        this.updatedAt = updatedAt;
    }

    public long getVersion() {
        return version;
    }

    public void setVersion(long version) {
        this.version = version;
    }
}
