package io.dynamoshadow.awkward.devices;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every DAO of the house can do. */
public interface BaseDao<T extends BaseEntity<K>, K> {
    T findById(K id);

    Optional<T> findOptionalById(K id);

    T get(K id);

    T load(K id);

    T require(K id);

    List<T> findAllById(Iterable<K> ids);

    List<T> findByIds(Collection<K> ids);

    Map<K, T> mapByIds(Collection<K> ids);

    boolean existsById(K id);

    boolean exists(T entity);

    T save(T entity);

    List<T> saveAll(Collection<T> entities);

    K create(T entity);

    void insert(T entity);

    void insertAll(List<T> entities);

    T persist(T entity);

    T update(T entity);

    T saveOrUpdate(T entity);

    boolean replace(T entity);

    void delete(T entity);

    boolean deleteById(K id);

    long deleteByIds(Collection<K> ids);

    void deleteAll(Collection<T> entities);

    void remove(K id);

    T refresh(T entity);

    void validate(T entity);

    Class<T> entityClass();

    String collectionName();
}
