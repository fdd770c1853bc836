package io.dynamoshadow.awkward.jobs;

import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.awkward.MirrorsMongo;
import io.dynamoshadow.awkward.Script;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

@SuppressWarnings("JavaUtilDate") // the DAO's own
public final class JobDaoTest extends MirrorsMongo<JobDao> {
    private static final Date NOON = new Date(1_700_000_000_000L);

    @Override
    protected String name() {
        return "jobs";
    }

    @Override
    protected Class<JobDao> dao() {
        return JobDao.class;
    }

    @Override
    protected JobDao onMongo(MongoDatabase database) {
        return new MongoJobDao(database);
    }

    @Override
    protected List<Class<?>> implementations() {
        return List.of(MongoJobDao.class);
    }

    @Override
    protected List<String> lines() {
        return List.of("key = id", "index.by-queue = queue, number");
    }

    @Override
    protected Iterable<?> everything(JobDao dao) {
        List<Job> all = new ArrayList<>();
        dao.forEach(all::add);
        return all;
    }

    private static Job job(int number) {
        Job job = new Job();
        job.setId("j" + number);
        job.setQueue("q" + number % 2);
        job.setState("new");
        job.setNumber(number);
        return job;
    }

    @Override
    protected void script(Script<JobDao> script) {
        script.run("insert", dao -> dao.insert(job(1)));
        script.step("create", dao -> dao.create(job(2)));
        script.step("save", dao -> dao.save(job(3)));
        script.step("update", dao -> dao.update(job(3)));
        script.step("update none", dao -> dao.update(job(99)));
        script.step("putIfAbsent", dao -> dao.putIfAbsent(job(5)));
        script.step("putIfAbsent again", dao -> dao.putIfAbsent(job(5)));
        script.step("getOrCreate", dao -> dao.getOrCreate("j1"));
        script.step("getOrCreate a new one", dao -> dao.getOrCreate("j7"));
        script.run("setState", dao -> dao.setState("j1", "busy"));
        script.step("updateState", dao -> dao.updateState("j1", "idle"));
        script.step("updateState of none", dao -> dao.updateState("j99", "idle"));
        script.step("updateOwner", dao -> dao.updateOwner("j1", "me"));
        script.run("clearOwner", dao -> dao.clearOwner("j1"));
        script.step("updateByQueue", dao -> dao.updateByQueue("q0", "new"));
        script.step("incrementAttempts", dao -> dao.incrementAttempts("j1"));
        script.run("addAttempts", dao -> dao.addAttempts("j1", 5));
        script.run("appendLog", dao -> dao.appendLog("j1", "started"));
        script.step("removeLog", dao -> dao.removeLog("j1", "started"));
        script.step("removeLog that is gone", dao -> dao.removeLog("j1", "started"));
        script.step("findAndLock", dao -> dao.findAndLock("q0", "me", NOON));
        script.step("claim", dao -> dao.claim("j3", "me"));
        script.step("claim what is taken", dao -> dao.claim("j3", "you"));
        script.step("takeNext", dao -> dao.takeNext("q1"));
        script.step("compareAndSetState", dao -> dao.compareAndSetState("j1", "idle", "busy"));
        script.step("compareAndSetState of another", dao -> dao.compareAndSetState("j1", "idle", "busy"));
        script.step("lock", dao -> dao.lock("j1", "me"));
        script.step("lock again", dao -> dao.lock("j1", "you"));
        script.step("unlock", dao -> dao.unlock("j1", "me"));
        script.step("tryLock", dao -> dao.tryLock("j1", "me", NOON));
        script.step("saveIfUnchanged", dao -> dao.saveIfUnchanged(job(1), 6));
        script.step("saveIfUnchanged, changed", dao -> dao.saveIfUnchanged(job(1), 6));
        script.step("nextNumber", dao -> dao.nextNumber("q1"));
        script.step("reserveNumbers", dao -> dao.reserveNumbers("q1", 10));
        reads(script);
        script.run("ensureIndexes", dao -> dao.ensureIndexes());
        script.run("ping", dao -> dao.ping());
        script.step("delete", dao -> dao.delete("j1"));
        script.step("purge", dao -> dao.purge(new Date(NOON.getTime() + 1)));
    }

    private static void reads(Script<JobDao> script) {
        script.step("get", dao -> dao.get("j2"));
        script.step("findById", dao -> dao.findById("j2"));
        script.step("exists", dao -> dao.exists("j2"));
        script.unordered("findByQueue", dao -> dao.findByQueue("q1"));
        script.step("in order", dao -> dao.findByQueueOrderByNumberAsc("q1"));
        script.step("the first", dao -> dao.findFirstByQueueOrderByNumberAsc("q1"));
        script.unordered("of a state", dao -> dao.findByQueueAndState("q1", "new"));
        script.step("countByQueue", dao -> dao.countByQueue("q1"));
        script.step("iterate", dao -> dao.iterate("q1").next());
        script.step("countByState", dao -> dao.countByState());
        script.step("averageAttempts", dao -> dao.averageAttempts("q1"));
        script.unordered("queues", dao -> dao.queues());
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.of();
    }

    @Override
    protected Map<String, String> plans() {
        return Map.ofEntries(
                Map.entry("incrementAttempts(String id)", "refresh id = $id"),
                Map.entry("addAttempts(String id, int attempts)", "refresh id = $id"),
                Map.entry("appendLog(String id, String line)", "refresh id = $id"),
                Map.entry("claim(String id, String owner)", "refresh id = $id"),
                Map.entry("lock(String id, String owner)", "refresh id = $id"),
                Map.entry("unlock(String id, String owner)", "refresh id = $id"),
                Map.entry("updateState(String id, String state)", "update id = $id, set state = $state"),
                Map.entry("update(Job job)", "replace $job"),
                Map.entry(
                        "nextNumber(String queue)",
                        "unsupported: neither its name nor its parameters tell what it does"),
                Map.entry("takeNext(String queue)", "refresh what it returns"));
    }
}
