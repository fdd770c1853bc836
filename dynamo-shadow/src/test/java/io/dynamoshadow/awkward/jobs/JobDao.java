package io.dynamoshadow.awkward.jobs;

import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

public interface JobDao {
    Job get(String id);

    Optional<Job> findById(String id);

    boolean exists(String id);

    List<Job> findByQueue(String queue);

    List<Job> findByQueueOrderByNumberAsc(String queue);

    Job findFirstByQueueOrderByNumberAsc(String queue);

    List<Job> findByQueueAndState(String queue, String state);

    long countByQueue(String queue);

    void insert(Job job);

    String create(Job job);

    Job save(Job job);

    boolean update(Job job);

    boolean delete(String id);

    /** $set, for one. */
    void setState(String id, String state);

    boolean updateState(String id, String state);

    Job updateOwner(String id, String owner);

    void clearOwner(String id);

    /** $set, for many. */
    long updateByQueue(String queue, String state);

    /** $inc. */
    int incrementAttempts(String id);

    void addAttempts(String id, int attempts);

    /** $push and $pull. */
    void appendLog(String id, String line);

    boolean removeLog(String id, String line);

    /** findAndModify. */
    Job findAndLock(String queue, String owner, Date lockedUntil);

    Optional<Job> claim(String id, String owner);

    Job takeNext(String queue);

    /** Compare and set. */
    boolean compareAndSetState(String id, String expected, String state);

    boolean lock(String id, String owner);

    boolean unlock(String id, String owner);

    boolean tryLock(String id, String owner, Date until);

    boolean saveIfUnchanged(Job job, int attempts);

    Job putIfAbsent(Job job);

    Job getOrCreate(String id);

    /** Sequences. */
    long nextNumber(String queue);

    long reserveNumbers(String queue, int howMany);

    /** What works later. */
    Iterator<Job> iterate(String queue);

    void forEach(Consumer<Job> action);

    /** What computes. */
    Map<String, Long> countByState();

    double averageAttempts(String queue);

    List<String> queues();

    int purge(Date before);

    void ensureIndexes();

    void ping();
}
