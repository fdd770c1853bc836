package io.dynamoshadow.compare;

import java.util.Map;
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
        /** DynamoDB's side could not be had at all. */
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
        this.kind = kind;
        this.key = key;
        this.path = path;
        this.mongo = mongo;
        this.dynamo = dynamo;
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
}
