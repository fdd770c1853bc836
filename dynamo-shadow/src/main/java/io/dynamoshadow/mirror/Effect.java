package io.dynamoshadow.mirror;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What DynamoDB has to be told of a write that Mongo has carried out: the states it left, the keys whose state must be read
 * back from Mongo, or where to look for such keys. It shares nothing with the application's objects. Immutable.
 */
public final class Effect {
    private static final Effect NONE =
            new Effect(Collections.emptyList(), Collections.emptyList(), null, Collections.emptyList(), null);

    private final List<Mutation> mutations;
    private final List<StaleKey> stale;
    private final @Nullable Supplier<Effect> search;
    private final List<Map<String, AttributeValue>> keys;
    private final @Nullable Runnable call;

    private Effect(
            List<Mutation> mutations,
            List<StaleKey> stale,
            @Nullable Supplier<Effect> search,
            List<Map<String, AttributeValue>> keys,
            @Nullable Runnable call) {
        this.mutations = Collections.unmodifiableList(mutations);
        this.stale = Collections.unmodifiableList(stale);
        this.search = search;
        this.keys = keys;
        this.call = call;
    }

    /** An entity that Mongo has changed in a way which nobody but Mongo knows. Immutable. */
    public static final class StaleKey {
        private final Map<String, AttributeValue> key;
        private final @Nullable Object[] readerArguments;

        StaleKey(Map<String, AttributeValue> key, @Nullable Object[] readerArguments) {
            this.key = Collections.unmodifiableMap(key);
            this.readerArguments = readerArguments;
        }

        public Map<String, AttributeValue> key() {
            return key;
        }

        /** What the DAO's reading method takes to read it. */
        public @Nullable Object[] readerArguments() {
            return Arrays.copyOf(readerArguments, readerArguments.length);
        }
    }

    /** Mongo has left everything as it was. */
    static Effect none() {
        return NONE;
    }

    static Effect of(List<Mutation> mutations) {
        return new Effect(mutations, Collections.emptyList(), null, Collections.emptyList(), null);
    }

    /** Entities whose state must be read back from Mongo. */
    public static Effect refresh(List<StaleKey> stale) {
        return new Effect(Collections.emptyList(), stale, null, Collections.emptyList(), null);
    }

    /** @param search looks in DynamoDB for the items concerned, and gives the effect on them */
    static Effect search(Supplier<Effect> search) {
        return new Effect(Collections.emptyList(), Collections.emptyList(), search, Collections.emptyList(), null);
    }

    /** @param keys the keys concerned, as far as they are known */
    static Effect call(List<Map<String, AttributeValue>> keys, Runnable call) {
        return new Effect(Collections.emptyList(), Collections.emptyList(), null, keys, call);
    }

    /** The states to bring DynamoDB to, each on its own. */
    public List<Mutation> mutations() {
        return mutations;
    }

    /** The entities to read back from Mongo. */
    public List<StaleKey> stale() {
        return stale;
    }

    /** Looks for the items concerned, when all earlier writes have arrived; null where they are known. */
    public @Nullable Supplier<Effect> search() {
        return search;
    }

    /** Somebody else's code that tells DynamoDB; null where there is none. */
    public @Nullable Runnable call() {
        return call;
    }

    /** The keys that {@link #call} is about, as far as they are known. */
    public List<Map<String, AttributeValue>> callKeys() {
        return keys;
    }
}
