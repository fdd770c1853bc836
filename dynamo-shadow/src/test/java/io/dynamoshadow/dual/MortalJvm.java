package io.dynamoshadow.dual;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.outbox.Attempts;
import io.dynamoshadow.outbox.Journal;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.outbox.Outbox;
import io.dynamoshadow.outbox.Outboxes;
import io.dynamoshadow.store.DynamoItemStore;
import io.dynamoshadow.store.ItemStore;
import io.dynamoshadow.store.VersionClock;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A JVM with a dual DAO and an outbox on disk, of which each call to DynamoDB waits until it is let go, and which can die at any
 * moment: then nothing of it reaches DynamoDB any more, and its outbox is what was on disk.
 */
final class MortalJvm {
    private static final int ENOUGH = 1_000_000;

    private final DaoPlan plan;
    private final MemoryEventDao mongo;
    private final Path folder;
    private final Semaphore letGo = new Semaphore(0);
    private final Lanes lanes = new Lanes(2, 100, MortalJvm::daemon);
    private final Journal journal;
    private final Outbox outbox;
    private final DualDao dual;
    private volatile boolean dead;

    MortalJvm(DaoPlan plan, MemoryEventDao mongo, Path folder, DaoFlags flags) {
        this.plan = plan;
        this.mongo = mongo;
        this.folder = folder;
        this.journal = Outboxes.journal(folder, new Outboxes.Told());
        this.outbox = new Outbox(
                plan.settings().outboxName(), lanes, journal, new Attempts(2, Duration.ofMillis(200)), 20_000, 0);
        journal.wake();
        ItemStore store = (ItemStore) Proxy.newProxyInstance(
                MortalJvm.class.getClassLoader(), new Class<?>[] {ItemStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("clock")) {
                        return clock;
                    }
                    letGo.acquire();
                    if (dead) {
                        throw new IllegalStateException("killed");
                    }
                    try {
                        return method.invoke(reached, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        this.dual = new DualDao(
                new DaoMirror(plan, store),
                flags,
                outbox,
                new ShadowReads(
                        TestSettings.of("dao.any.interface = Any", "dao.any.table = any", "dao.any.key = id")
                                .shadowReads(),
                        MortalJvm::daemon),
                new Heard());
        dual.flagsAreKnown();
    }

    private final VersionClock clock = new VersionClock();
    private final ItemStore reached = DynamoItemStore.open(LocalDynamo.settings(), clock);

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mortal");
        thread.setDaemon(true);
        return thread;
    }

    /** How far a call of the application comes before its JVM dies. */
    enum Until {
        BEFORE_MONGO,
        BEFORE_ITS_END,
        ITS_END
    }

    void update(Event event, Until until) {
        call("updateEvent", until, dao -> dao.updateEvent(event), event);
    }

    void delete(String id, Until until) {
        call("deleteEvent", until, dao -> dao.deleteEvent(id), id);
    }

    private void call(String method, Until until, Consumer<EventDao> onMongo, Object... arguments) {
        DualCall call = Objects.requireNonNull(dual.enter(Events.method(plan, method), mongo, arguments));
        if (until == Until.BEFORE_MONGO) {
            return;
        }
        onMongo.accept(mongo);
        if (until == Until.ITS_END) {
            call.leave(method.startsWith("delete") ? true : null, null);
        }
    }

    /** Lets one call to DynamoDB go, now or as soon as there is one. */
    void letGo() {
        letGo.release();
    }

    /** Takes up what was left. */
    void takeUp() {
        dual.know(mongo);
        dual.takeUpLeftWrites();
    }

    /** Lets all go and takes up all. */
    void settle() {
        letGo.release(ENOUGH);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            takeUp();
            return !outbox.isAnythingLeft() && dual.pendingWrites() == 0;
        });
    }

    /** Kills it; gives the one that is started in its place. */
    MortalJvm killed(Path next, DaoFlags flags) throws IOException {
        Files.createDirectories(next);
        copyOutbox(next);
        dead = true;
        letGo.release(ENOUGH);
        lanes.close(0);
        journal.close();
        return new MortalJvm(plan, mongo, next, flags);
    }

    /** As it is on disk at some moment: one segment has room enough for a test. */
    private void copyOutbox(Path next) throws IOException {
        Path there = folder.resolve("1.outbox");
        if (!Files.exists(there)) {
            return;
        }
        Files.createDirectories(next.resolve("1.outbox"));
        try (Stream<Path> files = Files.list(there)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".log")).toList()) {
                Files.write(next.resolve("1.outbox").resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    void close() {
        lanes.close(0);
        journal.close();
        reached.close();
    }
}
