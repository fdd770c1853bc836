package io.dynamoshadow.operation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of a method's name, of which each must be known before the name is believed: {@code findActiveUsers(teamId)}
 * does not give all users of a team.
 */
final class NameWords {
    private static final Pattern WORD = Pattern.compile("\\p{Lu}?[\\p{Ll}\\d]+|\\p{Lu}+(?!\\p{Ll})");

    /** Words that say nothing of which items are meant. */
    private static final Set<String> PLAIN = new HashSet<>(Arrays.asList(
            "all",
            "list",
            "set",
            "map",
            "by",
            "for",
            "of",
            "and",
            "with",
            "in",
            "from",
            "the",
            "one",
            "many",
            "each",
            "entity",
            "entities",
            "item",
            "items",
            "record",
            "records",
            "document",
            "documents",
            "object",
            "objects",
            "batch",
            "bulk",
            "multiple",
            "single",
            "optional",
            "async",
            "stream",
            "page",
            "array",
            "id",
            "ids",
            "key",
            "keys",
            "number",
            "total",
            "any",
            "within",
            "at",
            "on",
            "to",
            "it",
            "them",
            "existing",
            "if",
            "exists"));

    private NameWords() {}

    /** The first word of a name, behind its verb, that neither the entity nor a parameter explains; null where none is. */
    static @Nullable String unexplained(DaoMethod method, Entity entity, Iterable<Condition> conditions) {
        Set<String> known = new HashSet<>(PLAIN);
        add(entity.type().getSimpleName(), known);
        add(entity.settings().name(), known);
        for (int i = 0; i < method.parameterCount(); i++) {
            String name = method.parameterName(i);
            if (name != null) {
                add(name, known);
            }
        }
        for (Condition condition : conditions) {
            add(condition.property, known);
        }
        boolean verb = true;
        for (String word : words(method.name())) {
            if (!verb && !known.contains(word) && !known.contains(singular(word))) {
                return word;
            }
            verb = verb && (word.equals("bulk") || word.equals("batch"));
        }
        return null;
    }

    private static void add(String name, Set<String> known) {
        for (String word : words(name)) {
            known.add(word);
            known.add(singular(word));
        }
    }

    private static Set<String> words(String name) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(name);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
