package io.dynamoshadow.awkward.users;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** Grown over ten years. */
public interface UserDao {
    /** Null where there is none. */
    User get(String id);

    User loadUser(String id);

    Optional<User> find(String id);

    default User getOrThrow(String id) {
        User user = get(id);
        if (user == null) {
            throw new NoSuchElementException(id);
        }
        return user;
    }

    /** By e-mail, which is unique. */
    User findByEmail(String email);

    User getUser(String email);

    Optional<User> lookupByEmail(String email);

    boolean exists(String id);

    boolean hasEmail(String email);

    default boolean isKnown(String id) {
        return exists(id);
    }

    boolean existsByEmail(String email);

    List<User> getAll(Collection<String> ids);

    List<User> getAll(String... ids);

    Map<String, User> getByIds(Set<String> ids);

    List<User> listByTeam(String teamId);

    List<User> findUsers(String teamId, Date joined);

    List<User> findByTeamId(String teamId);

    List<User> findByTeamIdOrderByJoined(String teamId);

    List<User> findByTeamIdAndActive(String teamId, boolean active);

    User[] findByTeamIdAndJoinedBefore(String teamId, Date until);

    Collection<User> getActiveUsers(String teamId, boolean active);

    User findFirstByTeamIdOrderByJoinedDesc(String teamId);

    User getNewest(String teamId);

    void create(User user);

    /** The id, which is made where there is none. */
    String insert(User user);

    void add(User... users);

    int addAll(Collection<User> users);

    boolean createIfAbsent(User user);

    User save(User user);

    void upsert(User user);

    /** False where there was nothing to replace. */
    boolean update(User user);

    void saveAll(List<User> users);

    boolean delete(String id);

    boolean delete(User user);

    int deleteAll(Collection<String> ids);

    void remove(String... ids);

    long deleteByTeamId(String teamId);

    /** What was deleted, or null. */
    User deleteAndGet(String id);

    long countByTeamId(String teamId);

    int countUsers(String teamId);

    boolean rename(String id, String name);

    boolean setActive(String id, boolean active);

    void touch(String id, Date joined);
}
