package io.dynamoshadow.awkward.users;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

@SuppressWarnings("JavaUtilDate") // of its time
public class MongoUserDao implements UserDao {
    private final MongoCollection<User> users;

    public MongoUserDao(MongoCollection<User> users) {
        this.users = users;
    }

    private User one(Bson filter) {
        return users.find(filter).first();
    }

    private List<User> many(Bson filter) {
        return users.find(filter).into(new ArrayList<>());
    }

    @Override
    public User get(String id) {
        return one(eq(id));
    }

    @Override
    public User loadUser(String id) {
        return one(eq(id));
    }

    @Override
    public Optional<User> find(String id) {
        return Optional.ofNullable(one(eq(id)));
    }

    @Override
    public User findByEmail(String email) {
        return one(eq("email", email));
    }

    @Override
    public User getUser(String email) {
        return one(eq("email", email));
    }

    @Override
    public Optional<User> lookupByEmail(String email) {
        return Optional.ofNullable(one(eq("email", email)));
    }

    @Override
    public boolean exists(String id) {
        return users.countDocuments(eq(id)) > 0;
    }

    @Override
    public boolean hasEmail(String email) {
        return one(eq("email", email)) != null;
    }

    @Override
    public boolean existsByEmail(String email) {
        return one(eq("email", email)) != null;
    }

    @Override
    public List<User> getAll(Collection<String> ids) {
        return many(in("_id", ids));
    }

    @Override
    public List<User> getAll(String... ids) {
        return getAll(Arrays.asList(ids));
    }

    @Override
    public Map<String, User> getByIds(Set<String> ids) {
        Map<String, User> byId = new LinkedHashMap<>();
        many(in("_id", ids)).forEach(user -> byId.put(user.getId(), user));
        return byId;
    }

    @Override
    public List<User> listByTeam(String teamId) {
        return many(eq("teamId", teamId));
    }

    @Override
    public List<User> findUsers(String teamId, Date joined) {
        return many(and(eq("teamId", teamId), eq("joined", joined)));
    }

    @Override
    public List<User> findByTeamId(String teamId) {
        return many(eq("teamId", teamId));
    }

    @Override
    public List<User> findByTeamIdOrderByJoined(String teamId) {
        return users.find(eq("teamId", teamId)).sort(ascending("joined")).into(new ArrayList<>());
    }

    @Override
    public List<User> findByTeamIdAndActive(String teamId, boolean active) {
        return many(and(eq("teamId", teamId), eq("active", active)));
    }

    @Override
    public User[] findByTeamIdAndJoinedBefore(String teamId, Date until) {
        return many(and(eq("teamId", teamId), lt("joined", until))).toArray(new User[0]);
    }

    @Override
    public Collection<User> getActiveUsers(String teamId, boolean active) {
        return many(and(eq("teamId", teamId), eq("active", active)));
    }

    @Override
    public User findFirstByTeamIdOrderByJoinedDesc(String teamId) {
        return users.find(eq("teamId", teamId)).sort(descending("joined")).first();
    }

    @Override
    public User getNewest(String teamId) {
        return findFirstByTeamIdOrderByJoinedDesc(teamId);
    }

    @Override
    public void create(User user) {
        users.insertOne(withId(user));
    }

    @Override
    public String insert(User user) {
        users.insertOne(withId(user));
        return user.getId();
    }

    @Override
    public void add(User... several) {
        users.insertMany(Arrays.asList(several));
    }

    @Override
    public int addAll(Collection<User> several) {
        return users.insertMany(new ArrayList<>(several)).getInsertedIds().size();
    }

    @Override
    public boolean createIfAbsent(User user) {
        try {
            users.insertOne(user);
            return true;
        } catch (MongoWriteException duplicate) {
            return false;
        }
    }

    @Override
    public User save(User user) {
        withId(user);
        users.replaceOne(eq(user.getId()), user, new ReplaceOptions().upsert(true));
        return user;
    }

    @Override
    public void upsert(User user) {
        users.replaceOne(eq(user.getId()), user, new ReplaceOptions().upsert(true));
    }

    @Override
    public boolean update(User user) {
        return users.replaceOne(eq(user.getId()), user).getMatchedCount() > 0;
    }

    @Override
    public void saveAll(List<User> several) {
        several.forEach(this::save);
    }

    @Override
    public boolean delete(String id) {
        return users.deleteOne(eq(id)).getDeletedCount() > 0;
    }

    @Override
    public boolean delete(User user) {
        return delete(user.getId());
    }

    @Override
    public int deleteAll(Collection<String> ids) {
        return (int) users.deleteMany(in("_id", ids)).getDeletedCount();
    }

    @Override
    public void remove(String... ids) {
        users.deleteMany(in("_id", ids));
    }

    @Override
    public long deleteByTeamId(String teamId) {
        return users.deleteMany(eq("teamId", teamId)).getDeletedCount();
    }

    @Override
    public User deleteAndGet(String id) {
        return users.findOneAndDelete(eq(id));
    }

    @Override
    public long countByTeamId(String teamId) {
        return users.countDocuments(eq("teamId", teamId));
    }

    @Override
    public int countUsers(String teamId) {
        return (int) users.countDocuments(eq("teamId", teamId));
    }

    @Override
    public boolean rename(String id, String name) {
        return users.updateOne(eq(id), set("name", name)).getModifiedCount() > 0;
    }

    @Override
    public boolean setActive(String id, boolean active) {
        return users.updateOne(eq(id), set("active", active)).getMatchedCount() > 0;
    }

    @Override
    public void touch(String id, Date joined) {
        users.updateOne(eq(id), set("joined", joined));
    }

    Iterable<User> everyone() {
        return users.find();
    }

    private static User withId(User user) {
        if (user.getId() == null) {
            user.setId(new ObjectId().toHexString());
        }
        return user;
    }
}
