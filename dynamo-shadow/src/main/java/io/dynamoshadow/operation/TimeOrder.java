package io.dynamoshadow.operation;

import io.dynamoshadow.codec.AttributePath;
import io.dynamoshadow.codec.KeyAttribute;
import io.dynamoshadow.model.Types;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order that {@code findLatest} or {@code getOldest} asks for: that of the entity's one time, where it has but one, and
 * the items of the selection come in its order.
 */
final class TimeOrder {
    private static final Set<String> NEWEST_FIRST = words("Newest", "Latest", "Recent");
    private static final Set<String> OLDEST_FIRST = words("Oldest", "Earliest");
    private static final Set<String> TIMES = words(
            "java.time.Instant",
            "java.util.Date",
            "java.time.LocalDateTime",
            "java.time.LocalDate",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.util.Calendar",
            "java.sql.Timestamp");

    private TimeOrder() {}

    private static Set<String> words(String... words) {
        return new HashSet<>(Arrays.asList(words));
    }

    /** Null where the word tells of no time, or the entity has several, or the selection comes in another order. */
    static @Nullable SortKey of(String word, Selection selection, Entity entity) {
        if (!NEWEST_FIRST.contains(word) && !OLDEST_FIRST.contains(word)) {
            return null;
        }
        KeyAttribute sort = selection.key().sort();
        List<String> properties = sort == null ? Arrays.asList() : sort.properties();
        if (selection.sortEqual() >= properties.size()) {
            return null;
        }
        String next = properties.get(selection.sortEqual());
        for (String property : entity.items().properties()) {
            if (isTime(property, entity) != property.equals(next)) {
                return null;
            }
        }
        AttributePath attribute = entity.attribute(next);
        return attribute == null ? null : new SortKey(attribute, NEWEST_FIRST.contains(word));
    }

    private static boolean isTime(String property, Entity entity) {
        return TIMES.contains(Types.erase(entity.items().typeOf(property)).getName());
    }
}
