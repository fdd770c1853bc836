package io.dynamoshadow.operation;

import io.dynamoshadow.model.Types;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first word of a method's name, and what follows it. Immutable. */
final class Verb {
    /** What a verb promises. */
    enum Kind {
        INSERT("query"),
        PUT("query"),
        REPLACE("query"),
        DELETE("delete"),
        READ("query"),
        COUNT("count"),
        EXISTS("exists"),
        /** It changes something that it does not say. */
        CHANGE("query"),
        UNKNOWN("query");

        private final String expression;

        Kind(String expression) {
            this.expression = expression;
        }
    }

    private static final Pattern FIRST_WORD = Pattern.compile("^(?:bulk|batch)?(\\p{Lu}?\\p{Ll}+)(.*)$");
    private static final Set<String> INSERTS = words("create add insert register");
    private static final Set<String> PUTS = words("store save put upsert persist");

    /** Mongo's replaceOne and updateOne make no document unless they are told to. */
    private static final Set<String> REPLACEMENTS = words("update replace modify patch edit");

    private static final Set<String> DELETES = words("delete remove erase purge");
    private static final Set<String> READS =
            words("find get load read fetch list query search lookup retrieve select all require obtain map");
    private static final Set<String> EXISTENCE = words("exists has contains");
    private static final Set<String> CHANGES =
            words("change set mark increment inc decrement dec push pull append touch rename move "
                    + "archive activate deactivate enable disable assign unassign toggle reset clear patch "
                    + "modify complete cancel approve reject expire close open attach detach link unlink "
                    + "merge bump adjust apply flag publish restore start stop finish confirm record lock "
                    + "unlock claim release acquire tag untag suspend resume withdraw deposit promote demote "
                    + "compare swap try take pop poll dequeue reserve");
    /** {@code findAndModify}, {@code findOneAndDelete}, {@code getOrCreate}: they begin like a read. */
    private static final Pattern FIND_AND_WRITE = Pattern.compile(
            "^(find|get|load|read|fetch)\\w*?(And(Modify|Lock|Unlock|Push|Pull|Update|Remove|Delete|Replace|Set|Increment|Inc|Mark|Claim"
                    + "|Touch|Reserve|Save|Upsert)|Or(Create|Insert|Save|Add|Make|New))");

    private static final String WRITES_TOO = "reads and writes";

    private static final Pattern THROWS =
            Pattern.compile("^(require|expect|demand|must)(?!\\p{Ll})|Or(Throw|Fail|Die)|Required$");

    /** A name that ends so keeps what is there. */
    private static final Pattern IF_ABSENT = Pattern.compile("If(Absent|NotExists?|NotPresent|Missing|New)$");

    private static final Set<String> LIMITS = words("limit max maxResults maxCount");

    private static final Pattern ORDER =
            Pattern.compile("(Newest|Latest|Last|First|Oldest|Earliest|Top|Max|Min|Recent|Current|Next"
                    + "|Previous|Random|Any|Highest|Lowest|Biggest|Smallest)(?=\\p{Lu}|\\d|$)");

    private final String word;
    private final String rest;

    private Verb(String word, String rest) {
        this.word = word;
        this.rest = rest;
    }

    private static Set<String> words(String words) {
        return new HashSet<>(Arrays.asList(words.split(" ", -1)));
    }

    /** Null where the name begins with no word. */
    static @Nullable Verb of(String name) {
        if (FIND_AND_WRITE.matcher(name).find()) {
            return new Verb(WRITES_TOO, name);
        }
        Matcher matcher = FIRST_WORD.matcher(name);
        return matcher.find() ? new Verb(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2)) : null;
    }

    static boolean isLimit(String parameter) {
        return LIMITS.contains(parameter);
    }

    Kind kind() {
        if (INSERTS.contains(word)) {
            return Kind.INSERT;
        }
        if (PUTS.contains(word)) {
            return Kind.PUT;
        }
        if (REPLACEMENTS.contains(word)) {
            return Kind.REPLACE;
        }
        if (DELETES.contains(word)) {
            return Kind.DELETE;
        }
        if (READS.contains(word)) {
            return Kind.READ;
        }
        if (word.equals("count")) {
            return Kind.COUNT;
        }
        if (EXISTENCE.contains(word)) {
            return Kind.EXISTS;
        }
        return CHANGES.contains(word) || word.equals(WRITES_TOO) ? Kind.CHANGE : Kind.UNKNOWN;
    }

    /** Whether the name says that it throws where it finds nothing: {@code require}, {@code getOrThrow}. */
    static boolean throwsWhereNothingIs(DaoMethod method) {
        return THROWS.matcher(method.name()).find();
    }

    /** The word of a name that says which of several it means, or null. */
    static @Nullable String wordOfOrder(String name) {
        Matcher matcher = ORDER.matcher(name);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** Whether it promises to leave everything as it is. */
    boolean isReading() {
        return kind() == Kind.READ || kind() == Kind.COUNT || kind() == Kind.EXISTS || word.equals("stream");
    }

    /** Whether the name says that it keeps what is there: {@code createIfAbsent}, {@code tryInsert}. */
    static boolean isIfAbsent(String name) {
        return IF_ABSENT.matcher(name).find() || name.matches("try(Add|Insert|Create|Save|Put|Register)\\p{Lu}?\\w*");
    }

    /** The word of an expression that means the same. */
    String expression() {
        return kind().expression;
    }

    /** Whether it means everything where it has no argument: {@code findAll}, {@code list}, {@code countAll}. */
    boolean isWithoutObject() {
        return rest.isEmpty() || rest.equals("All");
    }

    /**
     * Whether a method of that verb may change an entity of which it says nothing but the key. One that returns nothing does
     * something; of one that returns an entity the verb must tell.
     */
    boolean mayChange(Type returned, Class<?> entity) {
        Class<?> raw = Types.erase(returned);
        if (raw == void.class || raw == Void.class) {
            return true;
        }
        boolean written = kind() == Kind.DELETE
                || kind() == Kind.CHANGE
                || kind() == Kind.PUT
                || kind() == Kind.REPLACE
                || kind() == Kind.INSERT;
        boolean plain = raw == boolean.class
                || raw == Boolean.class
                || Number.class.isAssignableFrom(raw)
                || raw.isPrimitive()
                || raw == entity
                || raw == Optional.class;
        return written && plain;
    }

    /** Whether it says that exactly these properties change: {@code updateStatus(id, status)}. */
    boolean isUpdateOf(List<Update.Change> changes) {
        if (!word.equals("update") && !word.equals("set") && !word.equals("change")) {
            return false;
        }
        StringBuilder names = new StringBuilder();
        for (Update.Change change : changes) {
            names.append(names.length() == 0 ? "" : "And").append(change.property());
        }
        return rest.equalsIgnoreCase(names.toString());
    }
}
