package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.operation.Count;
import io.dynamoshadow.operation.Delete;
import io.dynamoshadow.operation.Exists;
import io.dynamoshadow.operation.Get;
import io.dynamoshadow.operation.KeyArguments;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Put;
import io.dynamoshadow.operation.Query;
import io.dynamoshadow.operation.ResultShape;
import io.dynamoshadow.operation.Selection;
import io.dynamoshadow.store.ItemStore;

/** Turns each operation into the code that carries it out. */
final class MirrorMethods {
    private final ItemCodec items;
    private final ItemStore store;

    MirrorMethods(ItemCodec items, ItemStore store) {
        this.items = items;
        this.store = store;
    }

    MirrorMethod of(PlannedMethod method) {
        Operation operation = method.operation();
        ResultShape shape = method.result();
        Table table = items.table();
        if (operation instanceof Put) {
            return new PutMethod((Put) operation, shape, items, store);
        }
        if (operation instanceof Delete) {
            return new DeleteMethod((Delete) operation, shape, items, store);
        }
        if (operation instanceof Get) {
            KeyArguments key = ((Get) operation).key();
            return arguments -> Answers.one(store.get(table, key.of(arguments), true), shape, items);
        }
        if (operation instanceof Query) {
            Query query = (Query) operation;
            return arguments -> Answers.many(store.query(query.of(arguments)), shape, items);
        }
        if (operation instanceof Count) {
            Selection selection = ((Count) operation).selection();
            return arguments -> Answers.number(store.count(selection.of(arguments, false, 0)), shape.type());
        }
        if (operation instanceof Exists) {
            return exists((Exists) operation);
        }
        return arguments -> {
            throw new UnsupportedOperationException(method + ": DynamoDB has no answer to it");
        };
    }

    private MirrorMethod exists(Exists exists) {
        KeyArguments key = exists.key();
        Selection selection = exists.selection();
        if (key != null) {
            return arguments -> store.get(items.table(), key.of(arguments), true) != null;
        }
        if (selection == null) {
            throw new AssertionError("neither a key nor a selection");
        }
        return arguments ->
                store.query(selection.of(arguments, false, 1)).iterator().hasNext();
    }
}
