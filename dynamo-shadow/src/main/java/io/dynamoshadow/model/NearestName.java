package io.dynamoshadow.model;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody who misspelt a name may have meant. */
public final class NearestName {
    private NearestName() {}

    /** The name that is the fewest letters away, or null where none is near. */
    public static @Nullable String of(String wrong, Collection<String> names) {
        String nearest = null;
        int fewest = Math.max(1, wrong.length() * 2 / 5) + 1;
        for (String name : names) {
            int letters = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (letters < fewest) {
                fewest = letters;
                nearest = name;
            }
        }
        return nearest;
    }

    /** How many letters must be put in, taken out or replaced. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[above.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
