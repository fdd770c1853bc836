package io.dynamoshadow.awkward.devices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Adds little. */
public interface DeviceDao extends OwnedDao<Device, UUID> {
    List<Device> findByOwnerIdAndKind(String ownerId, Device.Kind kind);

    List<Device> findByOwnerIdAndCreatedAtBetween(String ownerId, Instant from, Instant until);

    /** Narrows what it inherits. */
    @Override
    Device get(UUID id);

    default Device newest(String ownerId) {
        return findFirstByOwnerIdOrderByCreatedAtDesc(ownerId);
    }
}
