package io.dynamoshadow.dual;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestFlags;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.config.ShadowReadSettings;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.outbox.Outboxes;
import io.dynamoshadow.store.DynamoItemStore;
import io.dynamoshadow.store.ItemStore;
import io.dynamoshadow.store.VersionClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An events DAO with a dual DAO behind its methods, as weaving would put it there. */
final class Woven implements AutoCloseable {
    final MemoryEventDao mongo;
    final Heard heard = new Heard();
    final Lanes lanes = new Lanes(4, 100, Woven::daemon);
    final DaoPlan plan;
    final DaoMirror mirror;
    final DualDao dual;
    /** What the application calls. */
    final EventDao dao;

    private final ShadowReads shadowReads;

    private Woven(DaoPlan plan, DaoFlags flags, ThreadFactory shadowThreads, ShadowReadSettings shadowSettings) {
        this(plan, flags, shadowThreads, shadowSettings, new MemoryEventDao(), LocalDynamo.store(), null);
    }

    private Woven(
            DaoPlan plan,
            DaoFlags flags,
            ThreadFactory shadowThreads,
            ShadowReadSettings shadowSettings,
            MemoryEventDao mongo,
            ItemStore store,
            @Nullable DualListener listener) {
        this.mongo = mongo;
        this.plan = plan;
        this.mirror = new DaoMirror(plan, store);
        this.shadowReads = new ShadowReads(shadowSettings, shadowThreads);
        this.dual = new DualDao(
                mirror,
                flags,
                Outboxes.inMemory(plan.settings().outboxName(), lanes),
                shadowReads,
                listener == null ? heard : listener);
        this.dao = (EventDao)
                Proxy.newProxyInstance(Woven.class.getClassLoader(), new Class<?>[] {EventDao.class}, this::call);
        mongo.self = dao;
    }

    /** The same application in another JVM: the same Mongo, the same table, and a clock of its own. */
    Woven elsewhere(DaoFlags flags, VersionClock clock) {
        Woven other = new Woven(
                plan,
                flags,
                Woven::daemon,
                shadow("shadow.threads = 2"),
                mongo,
                DynamoItemStore.open(LocalDynamo.settings(), clock),
                null);
        other.dual.flagsAreKnown();
        return other;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "woven");
        thread.setDaemon(true);
        return thread;
    }

    /** With a table of its own, and flags known. */
    static Woven with(DaoFlags flags, String... more) {
        Woven woven = undecided(flags, more);
        woven.dual.flagsAreKnown();
        return woven;
    }

    static Woven undecided(DaoFlags flags, String... more) {
        DaoPlan plan = Events.plan(LocalDynamo.newTableName(), more);
        LocalDynamo.store().prepare(plan.items().table(), true);
        return new Woven(plan, flags, Woven::daemon, shadow("shadow.threads = 2"));
    }

    /** Over a DynamoDB of the test's own, and heard by somebody else. */
    static Woven reporting(DaoFlags flags, ItemStore store, Function<DaoPlan, DualListener> listener) {
        DaoPlan plan = Events.plan(LocalDynamo.newTableName());
        store.prepare(plan.items().table(), true);
        Woven woven = new Woven(
                plan,
                flags,
                Woven::daemon,
                shadow("shadow.threads = 4"),
                new MemoryEventDao(),
                store,
                listener.apply(plan));
        woven.dual.flagsAreKnown();
        return woven;
    }

    /** With another key, or other lines than the usual ones. */
    static Woven withKey(DaoFlags flags, String... lines) {
        DaoPlan plan = Events.plan(Events.settingsOf(LocalDynamo.newTableName(), lines));
        LocalDynamo.store().prepare(plan.items().table(), true);
        Woven woven = new Woven(plan, flags, Woven::daemon, shadow("shadow.threads = 2"));
        woven.dual.flagsAreKnown();
        return woven;
    }

    static Woven withoutTable(DaoFlags flags) {
        Woven woven =
                new Woven(Events.plan(LocalDynamo.newTableName()), flags, Woven::daemon, shadow("shadow.threads = 2"));
        woven.dual.flagsAreKnown();
        return woven;
    }

    /** One shadow read at a time, each held until the gate is open, and one that waits. */
    static Woven withShadowReadsHeld(DaoFlags flags, Gate gate) {
        DaoPlan plan = Events.plan(LocalDynamo.newTableName());
        LocalDynamo.store().prepare(plan.items().table(), true);
        ThreadFactory held = work -> daemon(() -> {
            gate.run();
            work.run();
        });
        Woven woven = new Woven(plan, flags, held, shadow("shadow.threads = 1", "shadow.queue = 1"));
        woven.dual.flagsAreKnown();
        return woven;
    }

    private static ShadowReadSettings shadow(String... lines) {
        String[] all = new String[lines.length + 4];
        System.arraycopy(lines, 0, all, 0, lines.length);
        all[lines.length + 3] = "shadow.confirm-ms = 200";
        all[lines.length] = "dao.any.interface = Any";
        all[lines.length + 1] = "dao.any.table = any";
        all[lines.length + 2] = "dao.any.key = id";
        return TestSettings.of(all).shadowReads();
    }

    static ShadowReads shadowReads() {
        return new ShadowReads(shadow("shadow.threads = 2"), Woven::daemon);
    }

    /** The same flags for everyone. */
    static DaoFlags flags(boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead) {
        return flags(Stage.of(mongoWrite, mongoRead, dynamoWrite, dynamoRead));
    }

    static DaoFlags flags(Stage stage) {
        return TestFlags.of(stage);
    }

    PlannedMethod method(String name) {
        return Events.method(plan, name);
    }

    private @Nullable Object call(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        @Nullable Object[] arguments = given == null ? new Object[0] : given;
        AtomicBoolean running = new AtomicBoolean(true);
        DualCall call = dual.enter(method(method.getName()), mongo, arguments);
        if (call != null) {
            call.markedBy(running::get);
        }
        if (call != null && call.isAnswered()) {
            Throwable failure = call.failure();
            if (failure != null) {
                throw failure;
            }
            return call.value();
        }
        Object returned;
        try {
            returned = method.invoke(mongo, arguments);
        } catch (InvocationTargetException thrown) {
            running.set(false);
            Throwable cause = thrown.getCause();
            if (call != null) {
                call.leave(null, cause);
            }
            throw cause;
        }
        running.set(false);
        if (call != null) {
            call.leave(returned, null);
            return call.result(returned);
        }
        return returned;
    }

    /** The lane key of an event's id. */
    static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    /** What DynamoDB has, once no write is on its way any more. */
    @Nullable
    Event inDynamo(String id) {
        Awaitility.await().until(() -> lanes.pending() == 0);
        return ((EventDao) mirror.dao()).findEventById(id);
    }

    @Override
    public void close() {
        lanes.close(0);
        shadowReads.close();
    }
}
