package io.dynamoshadow.awkward.devices;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.bson.conversions.Bson;

abstract class AbstractMongoDao<T extends BaseEntity<UUID>> implements BaseDao<T, UUID> {
    protected final MongoCollection<T> collection;

    AbstractMongoDao(MongoCollection<T> collection) {
        this.collection = collection;
    }

    protected T one(Bson filter) {
        return collection.find(filter).first();
    }

    protected List<T> many(Bson filter) {
        return collection.find(filter).into(new ArrayList<>());
    }

    @Override
    public T findById(UUID id) {
        return one(eq(id));
    }

    @Override
    public Optional<T> findOptionalById(UUID id) {
        return Optional.ofNullable(one(eq(id)));
    }

    @Override
    public T get(UUID id) {
        return one(eq(id));
    }

    @Override
    public T load(UUID id) {
        return one(eq(id));
    }

    @Override
    public T require(UUID id) {
        T found = one(eq(id));
        if (found == null) {
            throw new NoSuchElementException(collectionName() + " " + id);
        }
        return found;
    }

    @Override
    public List<T> findAllById(Iterable<UUID> ids) {
        return many(in("_id", ids));
    }

    @Override
    public List<T> findByIds(Collection<UUID> ids) {
        return many(in("_id", ids));
    }

    @Override
    public Map<UUID, T> mapByIds(Collection<UUID> ids) {
        Map<UUID, T> found = new LinkedHashMap<>();
        many(in("_id", ids)).forEach(entity -> found.put(entity.getId(), entity));
        return found;
    }

    @Override
    public boolean existsById(UUID id) {
        return one(eq(id)) != null;
    }

    @Override
    public boolean exists(T entity) {
        return existsById(entity.getId());
    }

    @Override
    public T save(T entity) {
        if (entity.getId() == null) {
            entity.setId(UUID.randomUUID());
        }
        collection.replaceOne(eq(entity.getId()), entity, new ReplaceOptions().upsert(true));
        return entity;
    }

    @Override
    public List<T> saveAll(Collection<T> entities) {
        List<T> saved = new ArrayList<>();
        entities.forEach(entity -> saved.add(save(entity)));
        return saved;
    }

    @Override
    public UUID create(T entity) {
        insert(entity);
        return entity.getId();
    }

    @Override
    public void insert(T entity) {
        if (entity.getId() == null) {
            entity.setId(UUID.randomUUID());
        }
        collection.insertOne(entity);
    }

    @Override
    public void insertAll(List<T> entities) {
        collection.insertMany(entities);
    }

    @Override
    public T persist(T entity) {
        return save(entity);
    }

    @Override
    public T update(T entity) {
        collection.replaceOne(eq(entity.getId()), entity);
        return entity;
    }

    @Override
    public T saveOrUpdate(T entity) {
        return save(entity);
    }

    @Override
    public boolean replace(T entity) {
        return collection.replaceOne(eq(entity.getId()), entity).getMatchedCount() > 0;
    }

    @Override
    public void delete(T entity) {
        collection.deleteOne(eq(entity.getId()));
    }

    @Override
    public boolean deleteById(UUID id) {
        return collection.deleteOne(eq(id)).getDeletedCount() > 0;
    }

    @Override
    public long deleteByIds(Collection<UUID> ids) {
        return collection.deleteMany(in("_id", ids)).getDeletedCount();
    }

    @Override
    public void deleteAll(Collection<T> entities) {
        entities.forEach(this::delete);
    }

    @Override
    public void remove(UUID id) {
        deleteById(id);
    }

    @Override
    public T refresh(T entity) {
        return one(eq(entity.getId()));
    }

    @Override
    public void validate(T entity) {
        if (entity.getId() == null) {
            throw new IllegalArgumentException("no id");
        }
    }

    @Override
    public Class<T> entityClass() {
        return collection.getDocumentClass();
    }

    @Override
    public String collectionName() {
        return collection.getNamespace().getCollectionName();
    }
}
