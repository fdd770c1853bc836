package io.dynamoshadow.operation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody meant who misspelt a property. */
final class NearestProperty {
    private NearestProperty() {}

    /** The property that is spelt most like it, or null where none is at all like it. */
    static @Nullable String of(String words, Entity entity) {
        String asked = words.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = Math.max(asked.length() > 3 ? 2 : 1, asked.length() / 3) + 1;
        for (String property : entity.items().properties()) {
            int distance = distance(asked, property.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = property;
            }
        }
        return nearest;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
