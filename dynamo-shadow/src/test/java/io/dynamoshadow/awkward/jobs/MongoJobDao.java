package io.dynamoshadow.awkward.jobs;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import io.dynamoshadow.awkward.Pojos;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

@SuppressWarnings("JavaUtilDate") // of its time
public class MongoJobDao implements JobDao {
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Job> jobs;
    private final MongoCollection<Document> counters;

    public MongoJobDao(MongoDatabase database) {
        this.jobs = Pojos.collection(database, "jobs", Job.class);
        this.counters = database.getCollection("counters");
    }

    private List<Job> many(Bson filter) {
        return jobs.find(filter).into(new ArrayList<>());
    }

    private boolean change(Bson filter, Bson update) {
        return jobs.updateOne(filter, update).getModifiedCount() == 1;
    }

    @Override
    public Job get(String id) {
        return jobs.find(eq(id)).first();
    }

    @Override
    public Optional<Job> findById(String id) {
        return Optional.ofNullable(get(id));
    }

    @Override
    public boolean exists(String id) {
        return get(id) != null;
    }

    @Override
    public List<Job> findByQueue(String queue) {
        return many(eq("queue", queue));
    }

    @Override
    public List<Job> findByQueueOrderByNumberAsc(String queue) {
        return jobs.find(eq("queue", queue)).sort(ascending("number")).into(new ArrayList<>());
    }

    @Override
    public Job findFirstByQueueOrderByNumberAsc(String queue) {
        return jobs.find(eq("queue", queue)).sort(ascending("number")).first();
    }

    @Override
    public List<Job> findByQueueAndState(String queue, String state) {
        return many(and(eq("queue", queue), eq("state", state)));
    }

    @Override
    public long countByQueue(String queue) {
        return jobs.countDocuments(eq("queue", queue));
    }

    @Override
    public void insert(Job job) {
        create(job);
    }

    @Override
    public String create(Job job) {
        if (job.getId() == null) {
            job.setId(new ObjectId().toHexString());
        }
        jobs.insertOne(job);
        return job.getId();
    }

    @Override
    public Job save(Job job) {
        jobs.replaceOne(eq(job.getId()), job, new ReplaceOptions().upsert(true));
        return job;
    }

    @Override
    public boolean update(Job job) {
        return jobs.replaceOne(eq(job.getId()), job).getMatchedCount() == 1;
    }

    @Override
    public boolean delete(String id) {
        return jobs.deleteOne(eq(id)).getDeletedCount() == 1;
    }

    @Override
    public void setState(String id, String state) {
        updateState(id, state);
    }

    @Override
    public boolean updateState(String id, String state) {
        return change(eq(id), set("state", state));
    }

    @Override
    public Job updateOwner(String id, String owner) {
        return jobs.findOneAndUpdate(eq(id), set("owner", owner), AFTER);
    }

    @Override
    public void clearOwner(String id) {
        jobs.updateOne(eq(id), unset("owner"));
    }

    @Override
    public long updateByQueue(String queue, String state) {
        return jobs.updateMany(eq("queue", queue), set("state", state)).getModifiedCount();
    }

    @Override
    public int incrementAttempts(String id) {
        return jobs.findOneAndUpdate(eq(id), inc("attempts", 1), AFTER).getAttempts();
    }

    @Override
    public void addAttempts(String id, int attempts) {
        jobs.updateOne(eq(id), inc("attempts", attempts));
    }

    @Override
    public void appendLog(String id, String line) {
        jobs.updateOne(eq(id), push("log", line));
    }

    @Override
    public boolean removeLog(String id, String line) {
        return change(eq(id), pull("log", line));
    }

    @Override
    public Job findAndLock(String queue, String owner, Date lockedUntil) {
        return jobs.findOneAndUpdate(
                and(eq("queue", queue), eq("owner", null)),
                combine(set("owner", owner), set("lockedUntil", lockedUntil)),
                AFTER);
    }

    @Override
    public Optional<Job> claim(String id, String owner) {
        return Optional.ofNullable(jobs.findOneAndUpdate(and(eq(id), eq("owner", null)), set("owner", owner), AFTER));
    }

    @Override
    public Job takeNext(String queue) {
        return jobs.findOneAndUpdate(and(eq("queue", queue), eq("state", "new")), set("state", "taken"), AFTER);
    }

    @Override
    public boolean compareAndSetState(String id, String expected, String state) {
        return change(and(eq(id), eq("state", expected)), set("state", state));
    }

    @Override
    public boolean lock(String id, String owner) {
        return change(and(eq(id), eq("owner", null)), set("owner", owner));
    }

    @Override
    public boolean unlock(String id, String owner) {
        return change(and(eq(id), eq("owner", owner)), unset("owner"));
    }

    @Override
    public boolean tryLock(String id, String owner, Date until) {
        return change(and(eq(id), eq("owner", null)), combine(set("owner", owner), set("lockedUntil", until)));
    }

    @Override
    public boolean saveIfUnchanged(Job job, int attempts) {
        return jobs.replaceOne(and(eq(job.getId()), eq("attempts", attempts)), job)
                        .getModifiedCount()
                == 1;
    }

    @Override
    public Job putIfAbsent(Job job) {
        Job present = get(job.getId());
        if (present == null) {
            jobs.insertOne(job);
        }
        return present;
    }

    @Override
    public Job getOrCreate(String id) {
        Job job = get(id);
        if (job == null) {
            job = new Job();
            job.setId(id);
            jobs.insertOne(job);
        }
        return job;
    }

    @Override
    public long nextNumber(String queue) {
        return reserveNumbers(queue, 1);
    }

    @Override
    public long reserveNumbers(String queue, int howMany) {
        return ((Number) counters.findOneAndUpdate(
                                eq(queue),
                                inc("value", howMany),
                                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))
                        .get("value"))
                .longValue();
    }

    @Override
    public Iterator<Job> iterate(String queue) {
        return findByQueueOrderByNumberAsc(queue).iterator();
    }

    @Override
    public void forEach(Consumer<Job> action) {
        jobs.find().forEach(action);
    }

    @Override
    public Map<String, Long> countByState() {
        Map<String, Long> counts = new TreeMap<>();
        jobs.find().forEach(job -> counts.merge(String.valueOf(job.getState()), 1L, Long::sum));
        return counts;
    }

    @Override
    public double averageAttempts(String queue) {
        return findByQueue(queue).stream().mapToInt(Job::getAttempts).average().orElse(Double.NaN);
    }

    @Override
    public List<String> queues() {
        return jobs.distinct("queue", String.class).into(new ArrayList<>());
    }

    @Override
    public int purge(Date before) {
        return (int) jobs.deleteMany(lt("lockedUntil", before)).getDeletedCount();
    }

    @Override
    public void ensureIndexes() {
        jobs.createIndex(Indexes.ascending("queue", "number"));
    }

    @Override
    public void ping() {
        jobs.estimatedDocumentCount();
    }
}
