package io.dynamoshadow.dual;

import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.flag.Stage;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.mirror.Effect;
import io.dynamoshadow.operation.ContextSource;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.store.Version;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings items that were found to differ to what Mongo has, beside applications that run: what they write meanwhile is the newer. Where
 * DynamoDB is the authority it knows better, and nothing is done. Thread-safe where the reading is.
 */
public final class Repair {
    private final MongoState mongo;
    private final DaoMirror mirror;
    private final DaoFlags flags;
    private final PlannedMethod reader;

    /**
     * @param flags as they are known by now: by defaults nobody can tell who the authority is
     * @param reader the DAO's method that takes a key and gives its entity
     * @param mongo calls it; gives null where Mongo has nothing
     */
    public Repair(
            DaoMirror mirror, DaoFlags flags, PlannedMethod reader, Function<Effect.StaleKey, @Nullable Object> mongo) {
        this.mongo = new MongoState(mirror, mongo);
        this.mirror = mirror;
        // a switch that is off lets Mongo answer, and does not make it know what DynamoDB alone was told
        this.flags = flags.underSwitch();
        this.reader = reader;
    }

    /**
     * Brings one item to what Mongo has now, or its absence.
     *
     * @param isInDynamo whether DynamoDB has an item there
     * @param ofDynamo the entity that it holds, by which it may tell whose it is; null where there is none that can be read
     * @return false where DynamoDB is the authority for whoever's it is, and the item was left as it is
     * @throws RuntimeException where a store fails; it can be tried again
     */
    public boolean of(Effect.StaleKey row, boolean isInDynamo, @Nullable Object ofDynamo) {
        Version version = mirror.clock().next();
        Object entity = mongo.read(row);
        String ofCall = reader.context().of(row.readerArguments());
        boolean isTold = entity != null || isInDynamo;
        boolean mayBeDynamos = (!isTold && mayBeTheAuthorityFor(ofCall))
                || (entity != null && mayBeTheAuthorityFor(told(entity), ofCall))
                || (isInDynamo && mayBeTheAuthorityFor(told(ofDynamo), ofCall));
        if (mayBeDynamos) {
            return false;
        }
        mongo.bring(row, entity, version);
        return true;
    }

    private @Nullable String told(@Nullable Object entity) {
        try {
            return reader.context().ofResult(entity);
        } catch (RuntimeException untold) {
            // one of a class that has no such property, say
            return null;
        }
    }

    /** Where nothing tells all of whose it is, it may be anybody's. */
    private boolean mayBeTheAuthorityFor(@Nullable String... contexts) {
        boolean isTold = false;
        for (@Nullable String context : contexts) {
            if (context != null) {
                isTold |= !ContextSource.split(context).contains("");
                if (isAnsweredByDynamo(flags.stage(context))) {
                    return true;
                }
            }
        }
        return !isTold && flags.reach().isAnyone(Repair::isAnsweredByDynamo);
    }

    private static boolean isAnsweredByDynamo(Stage stage) {
        return stage.writeRoute().isAnsweredByDynamo();
    }
}
