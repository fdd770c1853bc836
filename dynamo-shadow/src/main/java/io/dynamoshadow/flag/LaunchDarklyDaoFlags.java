package io.dynamoshadow.flag;

import com.launchdarkly.sdk.ContextKind;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.DataModel;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.subsystems.DataStore;
import com.launchdarkly.sdk.server.subsystems.DataStoreTypes;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagEvents;
import io.dynamoshadow.config.FlagSettings;
import org.jspecify.annotations.Nullable;

/**
 * The four flags of one DAO. What a flag says follows from its data and the context alone, so each context is evaluated once
 * for as long as the data stay as they are; and not at all where they say the same to everyone. Thread-safe.
 */
final class LaunchDarklyDaoFlags implements DaoFlags {
    /** Stands for a context that cannot be told; anonymous, so that it is no user of anybody's. */
    private static final String UNKNOWN = "unknown";

    private final LDClient client;
    private final DataStore store;
    private final FlagSettings settings;
    private final String mongoWrite;
    private final String mongoRead;
    private final String dynamoWrite;
    private final String dynamoRead;
    private final ContextKind kind;
    private final LDContext unknown;
    private volatile Snapshot now;

    /** What one state of the data says. */
    private static final class Snapshot {
        final boolean ready;
        final Reach reach;
        final @Nullable Stage everyones;
        final Stage ofUnknown;
        final @Nullable Object[] data;
        final KnownStages stages = new KnownStages();

        Snapshot(boolean ready, @Nullable Object[] data, Reach reach, Stage ofUnknown) {
            this.ready = ready;
            this.data = data;
            this.reach = reach;
            this.everyones = reach.everyones();
            this.ofUnknown = ofUnknown;
        }
    }

    LaunchDarklyDaoFlags(DaoSettings dao, FlagSettings settings, LDClient client, DataStore store) {
        this.client = client;
        this.store = store;
        this.settings = settings;
        this.mongoWrite = dao.flagPrefix() + "-mongo-write";
        this.mongoRead = dao.flagPrefix() + "-mongo-read";
        this.dynamoWrite = dao.flagPrefix() + "-dynamo-write";
        this.dynamoRead = dao.flagPrefix() + "-dynamo-read";
        this.kind = ContextKind.of(dao.contextKind());
        this.unknown = LDContext.builder(kind, UNKNOWN).anonymous(true).build();
        this.now = look();
    }

    boolean uses(String flag) {
        return flag.equals(mongoWrite) || flag.equals(mongoRead) || flag.equals(dynamoWrite) || flag.equals(dynamoRead);
    }

    /** The data have changed, or may have. */
    synchronized void refresh() {
        now = look();
    }

    private Snapshot look() {
        // before the data: a change that comes after this is told by itself
        boolean ready = client.isInitialized();
        @Nullable Object[] data = data();
        return new Snapshot(ready, data, reachOfAll(), evaluate(unknown));
    }

    /** The four flags as the SDK keeps them: other objects as soon as they change. */
    private @Nullable Object[] data() {
        return new @Nullable Object[] {item(mongoWrite), item(mongoRead), item(dynamoWrite), item(dynamoRead)};
    }

    private @Nullable Object item(String key) {
        DataStoreTypes.ItemDescriptor flag = store.get(DataModel.FEATURES, key);
        return flag == null ? null : flag.getItem();
    }

    /** Whether a change has passed us by. */
    boolean isStale() {
        @Nullable Object[] seen = now.data;
        @Nullable Object[] data = data();
        for (int i = 0; i < data.length; i++) {
            if (seen[i] != data[i]) {
                return true;
            }
        }
        return false;
    }

    /** Before the first data come every context has the defaults, which nobody tells us the end of. */
    private Snapshot current() {
        Snapshot snapshot = now;
        if (!snapshot.ready && client.isInitialized()) {
            refresh();
            snapshot = now;
        }
        return snapshot;
    }

    @Override
    public Stage stage(@Nullable String contextKey) {
        Snapshot snapshot = current();
        if (wantsEveryCall()) {
            return evaluate(contextKey == null ? unknown : LDContext.create(kind, contextKey));
        }
        if (snapshot.everyones != null) {
            return snapshot.everyones;
        }
        if (contextKey == null) {
            return snapshot.ofUnknown;
        }
        Stage stage = snapshot.stages.of(contextKey);
        if (stage == null) {
            stage = evaluate(LDContext.create(kind, contextKey));
            snapshot.stages.keep(contextKey, stage);
        }
        return stage;
    }

    @Override
    public Reach reach() {
        return current().reach;
    }

    @Override
    public boolean wantsEveryCall() {
        return settings.events() == FlagEvents.ALL && settings.sdkKey() != null;
    }

    /** Tells LaunchDarkly that the flags are in use. */
    void keepAlive() {
        evaluate(unknown);
    }

    private Stage evaluate(LDContext context) {
        if (!client.isInitialized()) {
            return Stage.defaults(settings); // the same as it would say, which it would log, too
        }
        return Stage.of(
                        client.boolVariation(mongoWrite, context, settings.defaultMongoWrite()),
                        client.boolVariation(mongoRead, context, settings.defaultMongoRead()),
                        client.boolVariation(dynamoWrite, context, settings.defaultDynamoWrite()),
                        client.boolVariation(dynamoRead, context, settings.defaultDynamoRead()))
                .guarded(settings.cohortGuard());
    }

    private Reach reachOfAll() {
        try {
            return Reach.of(
                    reach(mongoWrite, settings.defaultMongoWrite()),
                    reach(mongoRead, settings.defaultMongoRead()),
                    reach(dynamoWrite, settings.defaultDynamoWrite()),
                    reach(dynamoRead, settings.defaultDynamoRead()),
                    settings.cohortGuard());
        } catch (RuntimeException unreadable) {
            return Reach.ANYTHING;
        }
    }

    private FlagReach reach(String key, boolean otherwise) {
        DataStoreTypes.ItemDescriptor flag = store.get(DataModel.FEATURES, key);
        return flag == null || flag.getItem() == null
                ? FlagReach.ofNone(otherwise)
                : FlagReach.of(LDValue.parse(DataModel.FEATURES.serialize(flag)), otherwise);
    }
}
