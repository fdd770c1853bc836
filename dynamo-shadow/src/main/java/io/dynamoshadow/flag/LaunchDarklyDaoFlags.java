package io.dynamoshadow.flag;

import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.LDClient;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagEvents;
import io.dynamoshadow.config.FlagSettings;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The flags of one DAO. What a flag says follows from its data and the context alone, so each context is evaluated once
 * for as long as the data stay as they are; and not at all where they say the same to everyone. Thread-safe.
 */
final class LaunchDarklyDaoFlags implements DaoFlags {
    private final LDClient client;
    private final FlagData flagData;
    private final FlagSettings settings;
    private final String dao;
    private final StageSource source;
    private final List<String> keys;
    private final Contexts contexts;
    private volatile Snapshot now;
    private List<String> toldMistakes = Collections.emptyList();

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

    LaunchDarklyDaoFlags(DaoSettings dao, FlagSettings settings, LDClient client, FlagData flagData) {
        this.client = client;
        this.flagData = flagData;
        this.settings = settings;
        this.dao = dao.name();
        String migration = dao.migrationFlag();
        this.source = migration == null
                ? new FourFlags(dao, settings, client, flagData)
                : new MigrationFlag(migration, settings, client, flagData);
        this.keys = source.flags();
        this.contexts = new Contexts(dao.context());
        this.now = look();
    }

    boolean uses(String flag) {
        return keys.contains(flag);
    }

    /** The data have changed, or may have. */
    synchronized void refresh() {
        now = look();
        List<String> mistakes = now.ready ? mistakes() : Collections.emptyList();
        if (!mistakes.equals(toldMistakes)) {
            toldMistakes = mistakes;
            mistakes.forEach(mistake -> client.getLogger().error("{}: {}", dao, mistake));
        }
    }

    private Snapshot look() {
        // before the data: a change that comes after this is told by itself
        boolean ready = client.isInitialized();
        @Nullable Object[] data = data();
        return new Snapshot(ready, data, reachOfAll(), evaluate(contexts.unknown()));
    }

    /** The flags as the SDK keeps them: other objects as soon as they change. */
    private @Nullable Object[] data() {
        @Nullable Object[] data = new @Nullable Object[keys.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = flagData.item(keys.get(i));
        }
        return data;
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
            return evaluate(contexts.of(contextKey));
        }
        if (snapshot.everyones != null) {
            return snapshot.everyones;
        }
        if (contextKey == null) {
            return snapshot.ofUnknown;
        }
        Stage stage = snapshot.stages.of(contextKey);
        if (stage == null) {
            stage = evaluate(contexts.of(contextKey));
            snapshot.stages.keep(contextKey, stage);
        }
        return stage;
    }

    @Override
    public Decision decide(@Nullable String contextKey, boolean write) {
        return source.isMeasured() && client.isInitialized()
                ? source.decide(contexts.of(contextKey), write)
                : new Decision(stage(contextKey), Measurement.NONE);
    }

    @Override
    public double number(String flag, @Nullable String contextKey, double absent) {
        return client.isInitialized() ? client.doubleVariation(flag, contexts.of(contextKey), absent) : absent;
    }

    @Override
    public Reach reach() {
        return current().reach;
    }

    @Override
    public boolean wantsEveryCall() {
        return source.isMeasured() || (settings.events() == FlagEvents.ALL && settings.sdkKey() != null);
    }

    /** Tells LaunchDarkly that the flags are in use. */
    void keepAlive() {
        evaluate(contexts.unknown());
    }

    private List<String> mistakes() {
        try {
            return source.mistakes();
        } catch (RuntimeException unreadable) {
            return Collections.singletonList("its flags cannot be read: " + unreadable);
        }
    }

    private Stage evaluate(LDContext context) {
        // before there are data it would say the same, and log it, too
        return client.isInitialized() ? source.evaluate(context) : source.defaults();
    }

    private Reach reachOfAll() {
        try {
            return source.reach();
        } catch (RuntimeException unreadable) {
            return Reach.ANYTHING;
        }
    }
}
