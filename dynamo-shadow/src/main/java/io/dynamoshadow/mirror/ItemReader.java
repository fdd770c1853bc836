package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.operation.KeyArguments;
import io.dynamoshadow.operation.Rows;
import io.dynamoshadow.operation.Selection;
import io.dynamoshadow.operation.Target;
import io.dynamoshadow.store.ItemQuery;
import io.dynamoshadow.store.ItemStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Finds the items that an operation is about. Thread-safe. */
final class ItemReader {
    private final ItemCodec items;
    private final ItemStore store;

    ItemReader(ItemCodec items, ItemStore store) {
        this.items = items;
        this.store = store;
    }

    @Nullable
    Map<String, AttributeValue> one(KeyArguments key, @Nullable Object[] arguments) {
        // Mongo has no document of such a key either
        return key.isNowhere(arguments) ? null : store.get(items.table(), key.of(arguments), true);
    }

    /** In the order in which the keys were given. */
    List<Map<String, AttributeValue>> some(KeyArguments keys, @Nullable Object[] arguments) {
        List<Map<String, AttributeValue>> wanted = keys.allOf(arguments);
        Table table = items.table();
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new LinkedHashMap<>();
        for (Map<String, AttributeValue> item : store.getAll(table, wanted, true)) {
            found.put(table.key().of(item), item);
        }
        List<Map<String, AttributeValue>> ordered = new ArrayList<>();
        for (Map<String, AttributeValue> key : wanted) {
            Map<String, AttributeValue> item = found.get(key);
            if (item != null) {
                ordered.add(item);
            }
        }
        return ordered;
    }

    /** Read as they are asked for, unless they must be sorted first. */
    Iterable<Map<String, AttributeValue>> rows(Rows rows) {
        if (!rows.isSortedAfterwards() && rows.queries().size() == 1 && rows.skip() == 0) {
            return store.query(rows.queries().get(0).limit(rows.limit()));
        }
        Iterable<Map<String, AttributeValue>> all;
        if (rows.isSortedAfterwards() || rows.isOverlapping()) {
            List<Map<String, AttributeValue>> read = new ArrayList<>(each(rows.queries(), 0));
            if (rows.isSortedAfterwards()) {
                read.sort(rows.comparator());
            }
            all = read;
        } else {
            all = each(rows.queries(), rows.limit() == 0 ? 0 : rows.skip() + rows.limit());
        }
        List<Map<String, AttributeValue>> wanted = new ArrayList<>();
        long before = rows.skip();
        for (Map<String, AttributeValue> item : all) {
            if (before > 0) {
                before--;
            } else if (rows.limit() == 0 || wanted.size() < rows.limit()) {
                wanted.add(item);
            } else {
                break;
            }
        }
        return wanted;
    }

    /** Each item once, up to so many where that is not 0. */
    private List<Map<String, AttributeValue>> each(List<ItemQuery> queries, long most) {
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> byKey = new LinkedHashMap<>();
        for (ItemQuery query : queries) {
            for (Map<String, AttributeValue> item : store.query(query)) {
                byKey.putIfAbsent(items.table().key().of(item), item);
                if (most > 0 && byKey.size() >= most) {
                    return new ArrayList<>(byKey.values());
                }
            }
        }
        return new ArrayList<>(byKey.values());
    }

    /** How many items there are, whatever a limit says. */
    long count(List<Selection> selections, @Nullable Object[] arguments) {
        List<ItemQuery> queries = queries(selections, arguments);
        if (selections.size() > 1) {
            return each(queries, 0).size();
        }
        long count = 0;
        for (ItemQuery query : queries) {
            count += store.count(query);
        }
        return count;
    }

    long count(Target target, @Nullable Object[] arguments) {
        return target.selections().isEmpty() ? all(target, arguments).size() : count(target.selections(), arguments);
    }

    boolean isAny(Target target, @Nullable Object[] arguments) {
        if (target.selections().isEmpty()) {
            return !all(target, arguments).isEmpty();
        }
        for (ItemQuery query : queries(target.selections(), arguments)) {
            if (store.query(query.limit(1)).iterator().hasNext()) {
                return true;
            }
        }
        return false;
    }

    /** Every item that is meant. */
    List<Map<String, AttributeValue>> all(Target target, @Nullable Object[] arguments) {
        KeyArguments key = target.key();
        if (key != null) {
            Map<String, AttributeValue> item = one(key, arguments);
            return item == null ? Collections.emptyList() : Collections.singletonList(item);
        }
        KeyArguments keys = target.keys();
        return keys != null ? some(keys, arguments) : each(queries(target.selections(), arguments), 0);
    }

    private static List<ItemQuery> queries(List<Selection> selections, @Nullable Object[] arguments) {
        List<ItemQuery> queries = new ArrayList<>();
        for (Selection selection : selections) {
            queries.addAll(selection.of(arguments));
        }
        return queries;
    }
}
