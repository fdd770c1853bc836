package io.dynamoshadow.dual;

import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.mirror.Mutation;
import io.dynamoshadow.operation.VersionProperty;
import io.dynamoshadow.store.Replaced;
import io.dynamoshadow.store.Version;
import io.dynamoshadow.store.VersionClock;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings single items to what Mongo has, whoever else writes them meanwhile. Thread-safe where the reading is. */
final class MongoState {
    private static final int ATTEMPTS = 20;

    private final DaoMirror mirror;
    private final Function<Effect.StaleKey, @Nullable Object> mongo;

    /** @param mongo reads what Mongo has now, and gives null where it has nothing */
    MongoState(DaoMirror mirror, Function<Effect.StaleKey, @Nullable Object> mongo) {
        this.mirror = mirror;
        this.mongo = mongo;
    }

    /** What Mongo has now; null where it has nothing. */
    @Nullable
    Object read(Effect.StaleKey stale) {
        return mongo.apply(stale);
    }

    /**
     * Brings the item to what Mongo has.
     *
     * @param entity what it had a moment ago; null for nothing
     * @param version made before that was read, so that what was written meanwhile is newer
     */
    void bring(Effect.StaleKey stale, @Nullable Object entity, Version version) {
        Mutation state = mirror.state(stale.key(), entity);
        Replaced replaced = mirror.apply(state, version);
        if (replaced != null && isContended(state, replaced, version)) {
            settle(stale, replaced.isDone() ? version : replaced.version());
        }
    }

    /** Whether another JVM writes the same item, so that only Mongo knows what it must be. */
    boolean isContended(Mutation mutation, Replaced replaced, Version version) {
        VersionProperty property = mirror.plan().version();
        VersionProperty.Age age =
                property == null ? VersionProperty.Age.UNKNOWN : property.ageOf(mutation.item(), replaced.item());
        Version found = replaced.version();
        boolean byClock = replaced.isDone()
                ? mirror.clock().isContended(found, version)
                : found != null && !found.equals(version);
        if (property == null || age == VersionProperty.Age.UNKNOWN) {
            return byClock;
        }
        boolean agrees = replaced.isDone() == (age == VersionProperty.Age.NEWER);
        return agrees ? byClock && !property.isDecisive() : !version.equals(found);
    }

    /**
     * Brings the item to what Mongo has, where another JVM writes it too: Mongo is read, and the item written as nobody's, until
     * nobody has written it between. So the last one who writes it has read Mongo after all others had written there.
     *
     * @param seen the version that is there
     */
    void settle(Effect.StaleKey stale, @Nullable Version seen) {
        VersionClock clock = mirror.clock();
        Version last = seen;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (last != null) {
                clock.observe(last);
            }
            Version version = clock.next().settled();
            Replaced replaced = mirror.apply(mirror.state(stale.key(), read(stale)), version);
            Version found = replaced == null ? null : replaced.version();
            if (replaced == null || (replaced.isDone() && Objects.equals(found, last))) {
                return;
            }
            last = replaced.isDone() ? version : found;
        }
        throw new IllegalStateException(
                "others wrote it " + ATTEMPTS + " times while it was being brought to what Mongo has");
    }
}
