package io.dynamoshadow.dual;

import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestFlags;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Planner;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.outbox.Outboxes;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Any DAO of events with a dual DAO behind its methods, as weaving would put it there.
 *
 * @param <D> the DAO's interface
 */
final class Both<D> implements AutoCloseable {
    static final Stage MONGO_ONLY = Stage.of(true, true, false, false);
    static final Stage WRITE_BOTH = Stage.of(true, true, true, false);
    static final Stage DYNAMO_WRITES = Stage.of(false, true, true, false);
    static final Stage READ_BOTH = Stage.of(true, true, true, true);
    static final Stage DYNAMO_ONLY = Stage.of(false, false, true, true);

    final Heard heard = new Heard();
    final Lanes lanes = new Lanes(4, 100, Both::daemon);
    final DaoPlan plan;
    final DaoMirror mirror;
    final DualDao dual;
    /** What the application calls. */
    final D dao;
    /** DynamoDB alone. */
    final D inDynamo;

    private final ShadowReads shadowReads;

    private Both(Class<D> type, D mongo, DaoFlags flags, DaoPlan plan, int teeLimit) {
        this.shadowReads = new ShadowReads(
                TestSettings.of(
                                "dao.any.interface = Any",
                                "dao.any.table = any",
                                "dao.any.key = id",
                                "shadow.tee-limit = " + teeLimit)
                        .shadowReads(),
                Both::daemon);
        this.plan = plan;
        this.mirror = new DaoMirror(plan, LocalDynamo.store());
        this.inDynamo = type.cast(mirror.dao());
        this.dual =
                new DualDao(mirror, flags, Outboxes.inMemory(plan.settings().outboxName(), lanes), shadowReads, heard);
        this.dao = type.cast(Proxy.newProxyInstance(
                Both.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, given) -> call(mongo, method, given == null ? new Object[0] : given)));
        dual.flagsAreKnown();
    }

    /** With a table of its own, the key {@code id}, the context {@code accountId} and an index by that. */
    static <D> Both<D> of(Class<D> type, D mongo, DaoFlags flags, String... more) {
        return of(type, mongo, flags, 1_000, more);
    }

    /** @param teeLimit how many elements are kept of a result that is read little by little */
    static <D> Both<D> of(Class<D> type, D mongo, DaoFlags flags, int teeLimit, String... more) {
        DaoPlan plan = plan(type, mongo, more);
        LocalDynamo.store().prepare(plan.items().table(), true);
        return new Both<>(type, mongo, flags, plan, teeLimit);
    }

    /** DynamoDB fails whatever it is asked for. */
    static <D> Both<D> withoutTable(Class<D> type, D mongo, Stage stage, String... more) {
        return new Both<>(type, mongo, Woven.flags(stage), plan(type, mongo, more), 1_000);
    }

    private static <D> DaoPlan plan(Class<D> type, D mongo, String... more) {
        boolean hasContext = List.of(more).stream().anyMatch(line -> line.startsWith("dao.events.context = "));
        List<String> lines = new ArrayList<>(List.of(
                "dao.events.key = id",
                hasContext ? "" : "dao.events.context = accountId",
                "dao.events.index.by-account = accountId, createdAt"));
        lines.addAll(List.of(more));
        return Planner.plan(
                Events.settingsOf(LocalDynamo.newTableName(), lines.toArray(new String[0])),
                type,
                Events.namesIn(mongo.getClass()));
    }

    /** The same flags for everyone. */
    static <D> Both<D> of(Class<D> type, D mongo, Stage stage, String... more) {
        return of(type, mongo, Woven.flags(stage), more);
    }

    /** Writes go to both for {@code acc-1}, and for everybody else, and where nobody can tell, to Mongo. */
    static DaoFlags cohort() {
        return TestFlags.of("acc-1", WRITE_BOTH, MONGO_ONLY);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "both");
        thread.setDaemon(true);
        return thread;
    }

    PlannedMethod method(String name) {
        return Events.method(plan, name);
    }

    String operation(String method) {
        return method(method).operation().toString();
    }

    /** The lane of an event's id. */
    static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    /** No write is on its way any more. */
    Both<D> settled() {
        Awaitility.await().until(() -> lanes.pending() == 0);
        return this;
    }

    private PlannedMethod planned(Method method) {
        String descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
        return Objects.requireNonNull(plan.method(method.getName(), descriptor));
    }

    private @Nullable Object call(D mongo, Method method, @Nullable Object[] arguments) throws Throwable {
        AtomicBoolean running = new AtomicBoolean(true);
        DualCall call = dual.enter(planned(method), mongo, arguments);
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
            if (call != null) {
                call.leave(null, thrown.getCause());
            }
            throw thrown.getCause();
        }
        running.set(false);
        if (call != null) {
            call.leave(returned, null);
            return call.result(returned);
        }
        return returned;
    }

    @Override
    public void close() {
        lanes.close(0);
        shadowReads.close();
    }
}
