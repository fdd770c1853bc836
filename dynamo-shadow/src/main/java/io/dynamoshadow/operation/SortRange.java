package io.dynamoshadow.operation;

import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.store.AttributeOrder;
import io.dynamoshadow.store.Comparison;
import io.dynamoshadow.store.SortCondition;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The condition on a sort key in one call. */
final class SortRange {
    /** Sorts behind every text that can follow it: the last code point of Unicode. */
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private SortRange() {}

    /** @return null where no item can meet it, since its bounds are the wrong way round, which DynamoDB would refuse */
    static @Nullable SortCondition of(
            KeyAttribute sort,
            Function<String, @Nullable Object> valueOf,
            int sortEqual,
            @Nullable Condition range,
            @Nullable Object[] call) {
        if (range == null) {
            return sortEqual == sort.properties().size()
                    ? new SortCondition(Comparison.EQUAL, sort.compose(valueOf), null)
                    : new SortCondition(Comparison.BEGINS_WITH, sort.composePrefix(valueOf, sortEqual), null);
        }
        return sort.isPlain() ? ofProperty(sort, range, call) : ofTemplate(sort, valueOf, sortEqual, range, call);
    }

    private static @Nullable SortCondition ofProperty(KeyAttribute sort, Condition range, @Nullable Object[] call) {
        AttributeValue value = sort.write(range.values.get(0).of(call));
        AttributeValue upper =
                range.values.size() > 1 ? sort.write(range.values.get(1).of(call)) : null;
        return upper != null && AttributeOrder.compare(value, upper) > 0
                ? null
                : new SortCondition(range.comparison, value, upper);
    }

    /** A range that holds all that is wanted and perhaps its edges too; a filter on the property itself makes it exact. */
    private static @Nullable SortCondition ofTemplate(
            KeyAttribute sort,
            Function<String, @Nullable Object> valueOf,
            int sortEqual,
            Condition range,
            @Nullable Object[] call) {
        List<String> properties = sort.properties();
        String property = properties.get(sortEqual);
        String prefix = sort.composePrefix(valueOf, sortEqual).s();
        String value =
                bound(sort, valueOf, sortEqual, property, range.values.get(0).of(call));
        String from = prefix;
        String to = prefix + LAST;
        switch (range.comparison) {
            case LESS:
            case LESS_OR_EQUAL:
                to = value + LAST;
                break;
            case GREATER:
            case GREATER_OR_EQUAL:
                from = value;
                break;
            case BEGINS_WITH:
                from = value;
                to = value + LAST;
                break;
            default:
                from = value;
                to = bound(
                                sort,
                                valueOf,
                                sortEqual,
                                property,
                                range.values.get(1).of(call))
                        + LAST;
        }
        AttributeValue lower = AttributeValue.fromS(from);
        AttributeValue upper = AttributeValue.fromS(to);
        return AttributeOrder.compare(lower, upper) > 0 ? null : new SortCondition(Comparison.BETWEEN, lower, upper);
    }

    /** The template up to the property's value, without what follows it. */
    private static String bound(
            KeyAttribute sort,
            Function<String, @Nullable Object> valueOf,
            int sortEqual,
            String property,
            @Nullable Object value) {
        String text = sort.composePrefix(path -> path.equals(property) ? value : valueOf.apply(path), sortEqual + 1)
                .s();
        return text.substring(0, text.length() - sort.literalAfter(sortEqual).length());
    }
}
