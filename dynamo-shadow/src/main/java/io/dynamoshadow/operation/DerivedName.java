package io.dynamoshadow.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A method's name in the words of Spring Data's grammar: subject, predicate, order. The keywords and the order in which they
 * are looked for are those of its {@code PartTree} and {@code Part}. Immutable.
 */
final class DerivedName {
    private static final Pattern SUBJECT = Pattern.compile(
            "^(find|read|get|query|search|stream|count|exists|delete|remove)((\\p{Lu}.*?)??)By(|\\p{Lu}.*)$");
    private static final Pattern FIRST = Pattern.compile("^(?:Distinct)?(?:First|Top)(\\d*)(?=\\p{Lu}|$)");
    private static final Pattern DIRECTION = Pattern.compile("(Asc|Desc)(?=\\p{Lu}|$)");
    private static final String IGNORE_CASE = "Ignor(?:e|ing)Case$";
    private static final String ALL_IGNORE_CASE = "AllIgnor(?:e|ing)Case";

    final String verb;
    /** The number behind First or Top; 0 where there is none. */
    final int first;
    /** Any of these must hold, each of whose parts must. */
    final List<List<Part>> alternatives;
    /** What follows OrderBy, a property and perhaps Asc or Desc each. */
    final List<Order> orders;

    private DerivedName(String verb, int first, List<List<Part>> alternatives, List<Order> orders) {
        this.verb = verb;
        this.first = first;
        this.alternatives = Collections.unmodifiableList(alternatives);
        this.orders = Collections.unmodifiableList(orders);
    }

    /** A property, still in the name's spelling, and what is asked of it. */
    static final class Part {
        final String property;
        final Keyword keyword;
        final boolean ignoresCase;

        private Part(String property, Keyword keyword, boolean ignoresCase) {
            this.property = property;
            this.keyword = keyword;
            this.ignoresCase = ignoresCase;
        }
    }

    /** A property, still in the name's spelling, by which is sorted. */
    static final class Order {
        final String property;
        final boolean descending;

        private Order(String property, boolean descending) {
            this.property = property;
            this.descending = descending;
        }
    }

    /** What a part asks, in the order in which its words are looked for. */
    @SuppressWarnings("ImmutableEnumChecker") // nobody changes the list
    enum Keyword {
        NOT_NULL(0, "IsNotNull", "NotNull"),
        NULL(0, "IsNull", "Null"),
        BETWEEN(2, "IsBetween", "Between"),
        LESS_THAN(1, "IsLessThan", "LessThan"),
        LESS_THAN_EQUAL(1, "IsLessThanEqual", "LessThanEqual"),
        GREATER_THAN(1, "IsGreaterThan", "GreaterThan"),
        GREATER_THAN_EQUAL(1, "IsGreaterThanEqual", "GreaterThanEqual"),
        BEFORE(1, "IsBefore", "Before"),
        AFTER(1, "IsAfter", "After"),
        NOT_LIKE(1, "IsNotLike", "NotLike"),
        LIKE(1, "IsLike", "Like"),
        STARTING_WITH(1, "IsStartingWith", "StartingWith", "StartsWith"),
        ENDING_WITH(1, "IsEndingWith", "EndingWith", "EndsWith"),
        NOT_EMPTY(0, "IsNotEmpty", "NotEmpty"),
        EMPTY(0, "IsEmpty", "Empty"),
        NOT_CONTAINING(1, "IsNotContaining", "NotContaining", "NotContains"),
        CONTAINING(1, "IsContaining", "Containing", "Contains"),
        NOT_IN(1, "IsNotIn", "NotIn"),
        IN(1, "IsIn", "In"),
        NEAR(1, "IsNear", "Near"),
        WITHIN(1, "IsWithin", "Within"),
        REGEX(1, "MatchesRegex", "Matches", "Regex"),
        EXISTS(1, "Exists"),
        TRUE(0, "IsTrue", "True"),
        FALSE(0, "IsFalse", "False"),
        NOT(1, "IsNot", "Not"),
        EQUAL(1, "Is", "Equals");

        final int arguments;
        private final List<String> words;

        Keyword(int arguments, String... words) {
            this.arguments = arguments;
            this.words = Arrays.asList(words);
        }

        /** As names usually have it: without the Is. */
        String word() {
            return words.get(words.size() > 1 ? 1 : 0);
        }

        /** The word at a part's end, or null. */
        @Nullable
        String wordOf(String part) {
            for (String word : words) {
                if (part.endsWith(word) && part.length() > word.length()) {
                    return word;
                }
            }
            return null;
        }
    }

    /** The name's parts, or null where it is no derived query's. */
    static @Nullable DerivedName parse(String name) {
        Matcher subject = SUBJECT.matcher(name);
        if (!subject.matches()) {
            return null;
        }
        Matcher first = FIRST.matcher(subject.group(2));
        int most = first.find() ? first.group(1).isEmpty() ? 1 : Integer.parseInt(first.group(1)) : 0;
        String[] predicateAndOrder = subject.group(4).split("OrderBy(?=\\p{Lu})", 2);
        String predicate = predicateAndOrder[0].replaceFirst(ALL_IGNORE_CASE, "");
        boolean allIgnoreCase = !predicate.equals(predicateAndOrder[0]);
        List<List<Part>> alternatives = new ArrayList<>();
        for (String alternative : predicate.split("Or(?=\\p{Lu})", -1)) {
            List<Part> parts = new ArrayList<>();
            if (alternative.isEmpty()) {
                // findAllByOrderByName: no condition at all
                alternatives.add(parts);
                continue;
            }
            for (String part : alternative.split("And(?=\\p{Lu})", -1)) {
                parts.add(part(part, allIgnoreCase));
            }
            alternatives.add(parts);
        }
        List<Order> orders = new ArrayList<>();
        if (predicateAndOrder.length > 1) {
            String text = predicateAndOrder[1];
            int at = 0;
            // a property ends at its direction, so that a list of properties without one cannot be told apart
            Matcher direction = DIRECTION.matcher(text);
            while (direction.find(at) && direction.start() > at) {
                orders.add(new Order(
                        text.substring(at, direction.start()),
                        direction.group(1).equals("Desc")));
                at = direction.end();
            }
            if (at < text.length()) {
                orders.add(new Order(text.substring(at), false));
            }
        }
        return new DerivedName(subject.group(1), most, alternatives, orders);
    }

    private static Part part(String text, boolean allIgnoreCase) {
        String words = text.replaceFirst(IGNORE_CASE, "");
        boolean ignoresCase = allIgnoreCase || !words.equals(text);
        for (Keyword keyword : Keyword.values()) {
            String word = keyword.wordOf(words);
            if (word != null) {
                return new Part(words.substring(0, words.length() - word.length()), keyword, ignoresCase);
            }
        }
        return new Part(words, Keyword.EQUAL, ignoresCase);
    }
}
