package io.dynamoshadow.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A property as a derived query's name spells it: the whole first, then parts of nested objects, split at capital letters
 * from the right; an underscore splits for certain.
 */
final class DerivedProperty {
    private static final Pattern LAST_WORD = Pattern.compile("(\\p{Lu}[\\p{Ll}\\d]*)$");

    private DerivedProperty() {}

    /** The property's path, or null where the entity has none of that name. */
    static @Nullable String find(String words, Entity entity) {
        List<String> pieces = new ArrayList<>();
        for (String piece : words.split("_", -1)) {
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
        }
        if (pieces.size() == 1 && entity.isIdOfDocument(uncapitalised(pieces.get(0)))) {
            return "_id";
        }
        return pieces.isEmpty() ? null : find("", pieces, entity);
    }

    private static @Nullable String find(String prefix, List<String> pieces, Entity entity) {
        String piece = pieces.get(0);
        List<String> rest = pieces.subList(1, pieces.size());
        String head = piece;
        String tail = "";
        while (!head.isEmpty()) {
            for (String spelling : new String[] {uncapitalised(head), head}) {
                String path = prefix + spelling;
                if (entity.has(path)) {
                    List<String> following = new ArrayList<>(rest);
                    if (!tail.isEmpty()) {
                        following.add(0, tail);
                    }
                    String found = following.isEmpty() ? path : find(path + ".", following, entity);
                    if (found != null) {
                        return found;
                    }
                }
            }
            Matcher last = LAST_WORD.matcher(head);
            if (!last.find() || last.start() == 0) {
                return null;
            }
            tail = last.group(1) + tail;
            head = head.substring(0, last.start());
        }
        return null;
    }

    /** The property of which {@code words} is the plural, or null: {@code ByIds} takes several of them. */
    static @Nullable String findSingular(String words, Entity entity) {
        return words.length() > 1 && words.endsWith("s") ? find(words.substring(0, words.length() - 1), entity) : null;
    }

    /** As Java Beans have it: {@code URL} stays, {@code AccountId} is accountId. */
    private static String uncapitalised(String words) {
        return words.length() > 1 && Character.isUpperCase(words.charAt(1))
                ? words
                : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
