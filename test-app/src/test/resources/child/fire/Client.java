package fire;

import com.mongodb.MongoWriteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Calls the DAO until it is told to end: some notes are its program's own, some are everybody's. */
final class Client extends Thread {
    private static final int OWN_NOTES = 150;
    private static final int COMMON_NOTES = 30;
    private static final int OWNERS = 25;

    private final NoteDao dao;
    private final String prefix;
    private final int number;
    private final Random random;
    private final Calls calls = new Calls();
    private final long pauseNanos = Integer.getInteger("pause", 10) * 1000000L;
    private final boolean mongoMakesIds = Boolean.getBoolean("mongoMakesIds");
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile boolean over;

    Client(NoteDao dao, String prefix, int number) {
        super("client-" + number);
        this.dao = dao;
        this.prefix = prefix;
        this.number = number;
        this.random = new Random(Long.getLong("seed", 1) * 31 + prefix.hashCode() + number);
        setDaemon(true);
    }

    /** All that may be written under a prefix. */
    static List<String> ids(String prefix) {
        List<String> ids = new ArrayList<String>();
        for (int i = 0; i < OWN_NOTES; i++) {
            ids.add(prefix + "-" + i);
        }
        for (int i = 0; i < COMMON_NOTES; i++) {
            ids.add("common-" + i);
        }
        return ids;
    }

    void end() {
        over = true;
    }

    /** Waits until its first call has returned. */
    void awaitFirst() throws InterruptedException {
        first.await();
    }

    Calls calls() {
        return calls;
    }

    @Override
    public void run() {
        for (int i = 0; !over; i++) {
            String id = random.nextInt(10) < 3
                    ? "common-" + random.nextInt(COMMON_NOTES)
                    : prefix + "-" + random.nextInt(OWN_NOTES);
            long begun = System.nanoTime();
            Throwable failure = null;
            try {
                call(id, i);
            } catch (MongoWriteException thereAlready) {
                failure = thereAlready.getCode() == 11000 ? null : thereAlready;
            } catch (Throwable failed) {
                failure = failed;
            }
            calls.add(System.nanoTime() - begun, failure);
            first.countDown();
            LockSupport.parkNanos(pauseNanos);
        }
    }

    private void call(String id, int i) {
        Note note = new Note(mongoMakesIds ? null : id, owner(), number + " wrote " + i, i);
        if (mongoMakesIds) {
            dao.createNote(note);
            return;
        }
        switch (random.nextInt(20)) {
            case 0:
                dao.deleteByOwner(owner());
                break;
            case 1:
            case 2:
            case 3:
                dao.deleteById(id);
                break;
            case 4:
            case 5:
            case 6:
                dao.addHit(id);
                break;
            case 7:
            case 8:
            case 9:
            case 10:
                dao.createNote(note);
                break;
            case 11:
                dao.findById(id);
                break;
            default:
                dao.save(note);
        }
    }

    private String owner() {
        return prefix + "-owner-" + random.nextInt(OWNERS);
    }
}
