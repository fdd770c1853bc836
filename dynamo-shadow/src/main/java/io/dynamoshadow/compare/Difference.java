package io.dynamoshadow.compare;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One place where two results differ. Immutable. */
public final class Difference {
    /** What kind of difference it is; the names are those of logs and metrics. */
    public enum Kind {
        MISSING_IN_DYNAMO("missing-in-dynamo"),
        MISSING_IN_MONGO("missing-in-mongo"),
        VALUE("value"),
        ORDER("order"),
        COUNT("count"),
        /** One store has an answer where the other fails, or both fail differently. */
        ERROR("error");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Kind kind;
    private final @Nullable Map<String, AttributeValue> key;
    private final String path;
    private final @Nullable AttributeValue mongo;
    private final @Nullable AttributeValue dynamo;
    /** Which call's result it is of, where it is of no entity; empty where that does not matter. */
    private final String call;

    /**
     * @param key the key attributes of the entity concerned, or null where the difference is not one entity's
     * @param path the way into it, such as {@code actor.emails[2]}; empty for the whole
     * @param mongo what Mongo has there, or null for nothing
     * @param dynamo what DynamoDB has there, or null for nothing
     */
    public Difference(
            Kind kind,
            @Nullable Map<String, AttributeValue> key,
            String path,
            @Nullable AttributeValue mongo,
            @Nullable AttributeValue dynamo) {
        this(kind, key, path, mongo, dynamo, "");
    }

    private Difference(
            Kind kind,
            @Nullable Map<String, AttributeValue> key,
            String path,
            @Nullable AttributeValue mongo,
            @Nullable AttributeValue dynamo,
            String call) {
        this.call = call;
        this.kind = kind;
        this.key = key;
        this.path = path;
        this.mongo = mongo;
        this.dynamo = dynamo;
    }

    /** The same where it is an entity's; else of one call alone, so that another call's like it is another difference. */
    public Difference of(String callOfItsOwn) {
        return key != null ? this : new Difference(kind, null, path, mongo, dynamo, callOfItsOwn);
    }

    public Kind kind() {
        return kind;
    }

    /** The key attributes of the entity concerned, or null where the difference is not one entity's. */
    public @Nullable Map<String, AttributeValue> key() {
        return key;
    }

    public String path() {
        return path;
    }

    public @Nullable AttributeValue mongo() {
        return mongo;
    }

    public @Nullable AttributeValue dynamo() {
        return dynamo;
    }

    /** The same of equal differences, and of no others: short, and nothing can be read in it. */
    public String fingerprint() {
        String text = String.join(
                "\u0000",
                kind.name(),
                key == null ? "" : ValueText.plain(AttributeValue.fromM(key)),
                path,
                call,
                mongo == null ? "" : ValueText.plain(mongo),
                dynamo == null ? "" : ValueText.plain(dynamo));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, 18));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Difference
                && kind == ((Difference) other).kind
                && path.equals(((Difference) other).path)
                && Objects.equals(key, ((Difference) other).key)
                && Objects.equals(mongo, ((Difference) other).mongo)
                && Objects.equals(dynamo, ((Difference) other).dynamo);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, key, path, mongo, dynamo);
    }
}
