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

    /** Whether no item of one DAO can be taken for the other's, though both are in the same table. */
    public static boolean areApart(Table one, Table other) {
        List<KeyAttribute> parts = one.key().parts();
        List<KeyAttribute> others = other.key().parts();
        for (int i = 0; i < Math.min(parts.size(), others.size()); i++) {
            if (areApart(parts.get(i), others.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether no value of one can be a value of the other. */
    private static boolean areApart(KeyAttribute one, KeyAttribute other) {
        String text = one.constantPrefix();
        String otherText = other.constantPrefix();
        if (isConstant(one)) {
            return isConstant(other) ? !text.equals(otherText) : !text.startsWith(otherText);
        }
        return isConstant(other)
                ? !otherText.startsWith(text)
                : !text.startsWith(otherText) && !otherText.startsWith(text);
    }

    private static boolean isConstant(KeyAttribute part) {
        return part.properties().isEmpty();
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
                        isConstant(part) ? Comparison.EQUAL : Comparison.BEGINS_WITH,
                        Collections.singletonList(AttributeValue.fromS(part.constantPrefix()))));
            }
        }
        return own;
    }
}
