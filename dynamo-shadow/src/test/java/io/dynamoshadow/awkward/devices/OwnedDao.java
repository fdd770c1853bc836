package io.dynamoshadow.awkward.devices;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Things that somebody owns: a second storey of generics. */
public interface OwnedDao<T extends BaseEntity<K>, K> extends BaseDao<T, K> {
    List<T> findByOwnerId(String ownerId);

    List<T> findByOwnerIdOrderByCreatedAtDesc(String ownerId);

    Set<T> findByOwnerIdAndCreatedAtAfter(String ownerId, Instant since);

    long countByOwnerId(String ownerId);

    boolean existsByOwnerId(String ownerId);

    T findFirstByOwnerIdOrderByCreatedAtDesc(String ownerId);

    long deleteByOwnerId(String ownerId);

    @Override
    T findById(K id);
}
