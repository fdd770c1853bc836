package io.dynamoshadow.operation;

import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.store.Comparison;
import io.dynamoshadow.store.FilterCondition;
import io.dynamoshadow.store.ItemQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of one DAO in a table that may hold those of others too: their keys begin with what the key's templates begin with. */
public final class OwnItems {
    private OwnItems() {}

    /** Whether they can be told from others' by their keys. */
    public static boolean areTold(Table table) {
        return !of(table).isEmpty();
    }

    /** Every one of them, and where they cannot be told every item of the table; in no order. */
    public static ItemQuery all(Table table) {
        return ItemQuery.scan(table).filteredBy(of(table));
    }

    static List<FilterCondition> of(Table table) {
        List<FilterCondition> own = new ArrayList<>();
        for (KeyAttribute part : table.key().parts()) {
            if (!part.constantPrefix().isEmpty()) {
                own.add(new FilterCondition(
                        Collections.singletonList(part.attribute()),
                        Comparison.BEGINS_WITH,
                        Collections.singletonList(AttributeValue.fromS(part.constantPrefix()))));
            }
        }
        return own;
    }
}
