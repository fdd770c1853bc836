package io.dynamoshadow.awkward.devices;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

public class MongoDeviceDao extends AbstractMongoDao<Device> implements DeviceDao {
    public MongoDeviceDao(MongoCollection<Device> devices) {
        super(devices);
    }

    @Override
    public Device get(UUID id) {
        return super.get(id);
    }

    private FindIterable<Device> newestFirst(String ownerId) {
        return collection.find(eq("ownerId", ownerId)).sort(descending("createdAt"));
    }

    @Override
    public List<Device> findByOwnerId(String ownerId) {
        return many(eq("ownerId", ownerId));
    }

    @Override
    public List<Device> findByOwnerIdOrderByCreatedAtDesc(String ownerId) {
        return newestFirst(ownerId).into(new ArrayList<>());
    }

    @Override
    public Set<Device> findByOwnerIdAndCreatedAtAfter(String ownerId, Instant since) {
        return new LinkedHashSet<>(many(and(eq("ownerId", ownerId), gt("createdAt", since))));
    }

    @Override
    public long countByOwnerId(String ownerId) {
        return collection.countDocuments(eq("ownerId", ownerId));
    }

    @Override
    public boolean existsByOwnerId(String ownerId) {
        return one(eq("ownerId", ownerId)) != null;
    }

    @Override
    public Device findFirstByOwnerIdOrderByCreatedAtDesc(String ownerId) {
        return newestFirst(ownerId).first();
    }

    @Override
    public long deleteByOwnerId(String ownerId) {
        return collection.deleteMany(eq("ownerId", ownerId)).getDeletedCount();
    }

    @Override
    public List<Device> findByOwnerIdAndKind(String ownerId, Device.Kind kind) {
        return many(and(eq("ownerId", ownerId), eq("kind", kind.name())));
    }

    @Override
    public List<Device> findByOwnerIdAndCreatedAtBetween(String ownerId, Instant from, Instant until) {
        return many(and(eq("ownerId", ownerId), gte("createdAt", from), lte("createdAt", until)));
    }
}
