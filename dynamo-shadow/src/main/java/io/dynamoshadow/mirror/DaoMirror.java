package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.DefaultBody;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.store.ItemStore;
import io.dynamoshadow.store.Replaced;
import io.dynamoshadow.store.Version;
import io.dynamoshadow.store.VersionClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A DAO over DynamoDB that implements the application's own interface. Thread-safe. */
public final class DaoMirror {
    private final DaoPlan plan;
    private final ItemStore store;
    private final @Nullable StaleKeys staleKeys;
    private final Map<PlannedMethod, MirrorMethod> methods = new HashMap<>();
    private final Object dao;

    public DaoMirror(DaoPlan plan, ItemStore store) {
        this.plan = plan;
        this.store = store;
        this.staleKeys = StaleKeys.of(plan);
        MirrorMethods operations = new MirrorMethods(plan, store);
        Map<Method, MirrorMethod> byMethod = new LinkedHashMap<>();
        for (PlannedMethod planned : plan.methods()) {
            if (planned.operation() instanceof DefaultBody) {
                continue;
            }
            MirrorMethod method = operations.of(planned);
            methods.put(planned, method);
            byMethod.put(planned.method().method(), method);
        }
        this.dao = MirrorClass.create(
                plan.daoInterface(), byMethod, plan.settings().mirrorDump());
        for (PlannedMethod planned : plan.methods()) {
            planned.method().method().setAccessible(true);
        }
    }

    public DaoPlan plan() {
        return plan;
    }

    /** The mirror itself: an implementation of the DAO's interface. */
    public Object dao() {
        return dao;
    }

    /**
     * Calls the mirror as the application would call its DAO; exceptions come as they were thrown, checked ones too. What only
     * Mongo can give comes as a list of the same.
     */
    public @Nullable Object call(PlannedMethod method, @Nullable Object[] arguments) {
        MirrorMethod mirrored = method.needsMongo() && method.operation().isRead() ? methods.get(method) : null;
        if (mirrored != null) {
            return mirrored.apply(arguments);
        }
        try {
            return method.method().method().invoke(dao, arguments);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            throw Sneaky.rethrown(cause == null ? thrown : cause);
        } catch (IllegalAccessException impossible) {
            throw new LinkageError("made accessible", impossible);
        }
    }

    /**
     * What a writing call that Mongo has carried out means for DynamoDB.
     *
     * @param returned what the method returned; what its CompletionStage held, where it returned one
     * @throws io.dynamoshadow.codec.CodecException where no item can hold it
     */
    public Effect effect(PlannedMethod method, @Nullable Object[] arguments, @Nullable Object returned) {
        MirrorMethod mirrored = methods.get(method);
        return mirrored instanceof WriteMethod ? ((WriteMethod) mirrored).effect(arguments, returned) : Effect.none();
    }

    /**
     * The arguments of a writing call that both stores are to carry out, each with what the other one gets: entities without an
     * id have the one that Mongo would have made. An immutable entity is copied for that, and the array too.
     *
     * @return null where such a copy cannot take the entity's place
     * @throws io.dynamoshadow.codec.CodecException where no id can be made
     */
    public @Nullable Object @Nullable [] identified(PlannedMethod method, @Nullable Object[] arguments) {
        MirrorMethod mirrored = methods.get(method);
        return mirrored instanceof WriteMethod ? ((WriteMethod) mirrored).identified(arguments) : arguments;
    }

    /** The keys that a writing call is about, as far as they can be told before it. */
    public List<Map<String, AttributeValue>> keysOf(PlannedMethod method, @Nullable Object[] arguments) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        try {
            Effect effect = effect(method, arguments, null);
            for (Mutation mutation : effect.mutations()) {
                keys.add(mutation.key());
            }
            for (Effect.StaleKey stale : effect.stale()) {
                keys.add(stale.key());
            }
            keys.addAll(effect.callKeys());
        } catch (RuntimeException noKeyYet) {
            keys.clear();
        }
        return keys;
    }

    /** What can be told of a writing call before Mongo has carried it out; never throws. */
    public Touched touched(PlannedMethod method, @Nullable Object[] arguments) {
        List<Touched.Key> keys = new ArrayList<>();
        try {
            Effect effect = effect(method, arguments, null);
            if (effect.search() != null) {
                return Touched.searched(frozen(method).write(arguments));
            }
            for (Mutation mutation : effect.mutations()) {
                if (mutation.isRelative()) {
                    return Touched.unknown();
                }
                keys.add(touched(mutation.key(), readBack(mutation)));
            }
            for (Effect.StaleKey stale : effect.stale()) {
                keys.add(touched(stale.key(), stale));
            }
        } catch (RuntimeException | StackOverflowError notYet) {
            return Touched.unknown();
        }
        return keys.isEmpty() ? Touched.unknown() : Touched.keys(keys);
    }

    /**
     * What a writing call may have done that Mongo did not answer: the keys to be read back, or where to look for them.
     *
     * @return null where that cannot be told
     */
    public @Nullable Effect touchedAgain(PlannedMethod method, @Nullable Object[] arguments) {
        try {
            Effect effect = effect(method, arguments, null);
            if (effect.search() != null) {
                return effect;
            }
            List<Effect.StaleKey> stale = new ArrayList<>(effect.stale());
            for (Mutation mutation : effect.mutations()) {
                Effect.StaleKey readBack = readBack(mutation);
                if (readBack != null) {
                    stale.add(readBack);
                }
            }
            return stale.isEmpty() ? null : Effect.refresh(stale);
        } catch (RuntimeException unknown) {
            return null;
        }
    }

    /**
     * What a write has left, as something to be read back from Mongo, since it may have been undone.
     *
     * @return null where nothing of it can be read back
     */
    public @Nullable Effect readBack(Effect effect) {
        Supplier<Effect> search = effect.search();
        if (search != null) {
            return Effect.search(() -> {
                Effect found = readBack(search.get());
                return found == null ? Effect.none() : found;
            });
        }
        List<Effect.StaleKey> stale = new ArrayList<>(effect.stale());
        for (Mutation mutation : effect.mutations()) {
            Effect.StaleKey readBack = readBack(mutation);
            if (readBack != null) {
                stale.add(readBack);
            }
        }
        boolean isAll =
                stale.size() == effect.stale().size() + effect.mutations().size() && effect.call() == null;
        return isAll ? Effect.refresh(stale) : null;
    }

    private Touched.Key touched(Map<String, AttributeValue> key, Effect.@Nullable StaleKey stale) {
        return new Touched.Key(key, stale == null ? null : written(stale));
    }

    /** What the reading method takes to read it, as values that can be kept on disk; null where they cannot be. */
    public @Nullable List<AttributeValue> written(Effect.@Nullable StaleKey stale) {
        PlannedMethod reader = plan.reader();
        try {
            return stale == null || reader == null ? null : frozen(reader).write(stale.readerArguments());
        } catch (CodecException cannotBeKept) {
            return null;
        }
    }

    /**
     * An entity to be read back from Mongo.
     *
     * @param readerArguments as {@link #written} gave them
     * @throws CodecException where they are none of the reading method
     */
    public Effect.StaleKey stale(Map<String, AttributeValue> key, List<AttributeValue> readerArguments) {
        PlannedMethod reader = plan.reader();
        if (reader == null) {
            throw new CodecException("the DAO has no method any more that reads an entity by its key");
        }
        return new Effect.StaleKey(key, frozen(reader).read(readerArguments));
    }

    /**
     * The arguments of a call, as {@link #touched} gave them.
     *
     * @throws CodecException where they are none of that method
     */
    public @Nullable Object[] arguments(PlannedMethod method, List<AttributeValue> written) {
        return frozen(method).read(written);
    }

    /** A method with its arguments, for telling calls apart; of arguments that cannot be written, the method alone. */
    public String callOf(PlannedMethod method, @Nullable Object[] arguments) {
        try {
            return method.method().signature() + frozen(method).write(arguments);
        } catch (CodecException | StackOverflowError untellable) {
            return method.method().signature();
        }
    }

    private FrozenArguments frozen(PlannedMethod method) {
        return new FrozenArguments(method, plan.items().codecs());
    }

    /**
     * A state that was kept on disk.
     *
     * @param item null for its absence
     * @param readBack how it is read back from Mongo; null where it cannot be
     */
    public Mutation kept(
            Map<String, AttributeValue> key,
            @Nullable Map<String, AttributeValue> item,
            Effect.@Nullable StaleKey readBack) {
        Table table = plan.items().table();
        if (item != null) {
            return Mutation.put(table, item, null);
        }
        return readBack == null ? Mutation.delete(table, key) : Mutation.delete(table, readBack);
    }

    /** Copies arguments, which the application may change as soon as the call has ended. */
    public @Nullable Object[] frozen(PlannedMethod method, @Nullable Object[] arguments) {
        return frozen(method).of(arguments);
    }

    /** The state of an entity as Mongo has it now; its absence where it is null. */
    public Mutation state(Map<String, AttributeValue> key, @Nullable Object entity) {
        ItemCodec items = plan.items();
        return entity == null
                ? Mutation.delete(items.table(), key)
                : Mutation.put(items.table(), items.write(entity), null);
    }

    /**
     * Brings DynamoDB to the state of the mutation, unless what is there is newer.
     *
     * @return what was there; null where the mutation changes what is there
     */
    public @Nullable Replaced apply(Mutation mutation, Version version) {
        return mutation.applyTo(store, version);
    }

    /** How the entity of a mutation is read back from Mongo; null where no method of the DAO's can. */
    public Effect.@Nullable StaleKey readBack(Mutation mutation) {
        Map<String, AttributeValue> item = mutation.item();
        if (item == null || staleKeys == null) {
            return mutation.readBack();
        }
        try {
            return staleKeys.ofItems(Collections.singletonList(item)).get(0);
        } catch (CodecException notReadable) {
            // an item can be made of it, and no entity of the item
            return null;
        }
    }

    /** Gives the versions of what Mongo has carried out. */
    public VersionClock clock() {
        return store.clock();
    }
}
