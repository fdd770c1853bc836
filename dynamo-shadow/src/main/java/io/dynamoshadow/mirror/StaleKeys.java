package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.KeyArguments;
import io.dynamoshadow.operation.PlannedMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How the entities of some keys are read back through the DAO's own reading method. Thread-safe. */
public final class StaleKeys {
    private final DaoPlan plan;
    private final PlannedMethod reader;

    private StaleKeys(DaoPlan plan, PlannedMethod reader) {
        this.plan = plan;
        this.reader = reader;
    }

    /** Null where the DAO has no such method. */
    public static @Nullable StaleKeys of(DaoPlan plan) {
        PlannedMethod reader = plan.reader();
        return reader == null ? null : new StaleKeys(plan, reader);
    }

    List<Effect.StaleKey> of(KeyArguments keys, @Nullable Object[] arguments) {
        List<Effect.StaleKey> stale = new ArrayList<>();
        for (Map<String, Object> values : keys.values(arguments)) {
            Map<String, AttributeValue> key = keys.composeIfAny(values);
            if (key != null) {
                stale.add(new Effect.StaleKey(key, plan.readerArguments(reader, values::get)));
            }
        }
        return stale;
    }

    /** @throws CodecException where no item can be made of it */
    public Effect.StaleKey ofEntity(Object entity) {
        return new Effect.StaleKey(
                plan.items().table().key().of(plan.items().write(entity)),
                plan.readerArguments(reader, property -> plan.items().valueOf(entity, property)));
    }

    List<Effect.StaleKey> ofItems(List<Map<String, AttributeValue>> items) {
        List<Effect.StaleKey> stale = new ArrayList<>();
        for (Map<String, AttributeValue> item : items) {
            stale.add(ofItem(item));
        }
        return stale;
    }

    /** @throws CodecException where it holds no such entity */
    public Effect.StaleKey ofItem(Map<String, AttributeValue> item) {
        Object entity = plan.items().read(item);
        return new Effect.StaleKey(
                plan.items().table().key().of(item),
                plan.readerArguments(reader, property -> plan.items().valueOf(entity, property)));
    }
}
