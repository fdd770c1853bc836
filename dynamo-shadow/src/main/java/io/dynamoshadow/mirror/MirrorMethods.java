package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.operation.Count;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.Delete;
import io.dynamoshadow.operation.Exists;
import io.dynamoshadow.operation.Get;
import io.dynamoshadow.operation.GetAll;
import io.dynamoshadow.operation.HandWritten;
import io.dynamoshadow.operation.KeyArguments;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Put;
import io.dynamoshadow.operation.Query;
import io.dynamoshadow.operation.Refresh;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.operation.Target;
import io.dynamoshadow.operation.Update;
import io.dynamoshadow.store.ItemStore;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns each operation into the code that carries it out. */
final class MirrorMethods {
    private final DaoPlan plan;
    private final ItemCodec items;
    private final ItemStore store;
    private final ItemReader reader;
    private final @Nullable StaleKeys staleKeys;

    MirrorMethods(DaoPlan plan, ItemStore store) {
        this.plan = plan;
        this.items = plan.items();
        this.store = store;
        this.reader = new ItemReader(items, store);
        this.staleKeys = StaleKeys.of(plan);
    }

    MirrorMethod of(PlannedMethod method) {
        MirrorMethod mirrored = of(method, method.operation());
        boolean wrapped = method.result().isAsync() && !(method.operation() instanceof HandWritten);
        if (!wrapped) {
            return mirrored;
        }
        if (mirrored instanceof WriteMethod) {
            return new AsyncWrite((WriteMethod) mirrored);
        }
        return arguments -> async(mirrored, arguments);
    }

    private MirrorMethod of(PlannedMethod method, Operation operation) {
        ResultShape shape = method.result();
        if (operation instanceof Put) {
            return new PutMethod((Put) operation, method, items, store, new DuplicateKeys(plan, method), staleKeys);
        }
        if (operation instanceof Delete) {
            return new DeleteMethod((Delete) operation, method, items, store, staleKeys);
        }
        if (operation instanceof Update) {
            return new UpdateMethod((Update) operation, method, items, store, staleKeys);
        }
        if (operation instanceof Refresh && staleKeys != null) {
            return new RefreshMethod(method, (Refresh) operation, staleKeys);
        }
        if (operation instanceof HandWritten) {
            return handWritten(method, (HandWritten) operation);
        }
        return operation.isRead()
                ? read(operation, shape)
                : arguments -> {
                    throw new UnsupportedOperationException(method + ": DynamoDB has no answer to it");
                };
    }

    private MirrorMethod read(Operation operation, ResultShape shape) {
        if (operation instanceof Get) {
            KeyArguments key = ((Get) operation).key();
            return arguments -> one(reader.one(key, arguments), shape);
        }
        if (operation instanceof GetAll) {
            KeyArguments keys = ((GetAll) operation).keys();
            return arguments -> Answers.entities(
                    Answers.read(reader.some(keys, arguments), items), shape, items, keys.manyProperty());
        }
        if (operation instanceof Query) {
            return new QueryMethod((Query) operation, shape, items, reader);
        }
        if (operation instanceof Count) {
            Target target = ((Count) operation).target();
            return arguments -> Answers.number(reader.count(target, arguments), shape.type());
        }
        if (operation instanceof Exists) {
            Target target = ((Exists) operation).target();
            return arguments -> reader.isAny(target, arguments);
        }
        throw new AssertionError("a new kind of operation: " + operation);
    }

    private @Nullable Object one(@Nullable Map<String, AttributeValue> item, ResultShape shape) {
        return shape.kind().isMany()
                ? Answers.many(item == null ? Collections.emptyList() : Collections.singletonList(item), shape, items)
                : Answers.one(item, shape, items);
    }

    private MirrorMethod handWritten(PlannedMethod method, HandWritten operation) {
        Operation generated = operation.generated();
        MirrorMethod keyed = generated == null || !generated.isWrite() ? null : of(method, generated);
        return new HandWrittenMethod(
                operation,
                keyed instanceof WriteMethod ? (WriteMethod) keyed : null,
                new FrozenArguments(method, items.codecs()));
    }

    /** A CompletionStage. DynamoDB is asked before the method returns, and what it said is told as the method tells it. */
    @SuppressWarnings("FutureReturnValueIgnored") // it is the method's result, as the application knows it
    private static Object async(MirrorMethod method, @Nullable Object[] arguments) {
        CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
        try {
            future.complete(method.apply(arguments));
        } catch (Throwable failed) {
            future.completeExceptionally(failed);
        }
        return future;
    }

    /** A write that returns a CompletionStage. */
    private static final class AsyncWrite implements WriteMethod {
        private final WriteMethod write;

        AsyncWrite(WriteMethod write) {
            this.write = write;
        }

        @Override
        public Object apply(@Nullable Object[] arguments) {
            return async(write, arguments);
        }

        @Override
        public Effect effect(@Nullable Object[] arguments, @Nullable Object returned) {
            return write.effect(arguments, returned);
        }

        @Override
        public @Nullable Object @Nullable [] identified(@Nullable Object[] arguments) {
            return write.identified(arguments);
        }
    }
}
