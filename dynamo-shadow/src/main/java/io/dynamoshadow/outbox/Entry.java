package io.dynamoshadow.outbox;

import io.dynamoshadow.store.Version;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One thing that DynamoDB must still be told, as it is kept on disk. Immutable. */
public final class Entry {
    /** What is known of the write. */
    public enum Kind {
        /** Which key it is about: what Mongo has there must be brought to DynamoDB. */
        KEY,
        /** What it left there: the item, or its absence. */
        STATE,
        /** Its arguments: which keys it is about must be looked for. */
        CALL,
        /** Nothing but that it was under way: what it did cannot be found out. */
        UNKNOWN
    }

    private final Origin origin;
    private final Kind kind;
    private final Map<String, AttributeValue> key;
    private final @Nullable List<AttributeValue> arguments;
    private final @Nullable Map<String, AttributeValue> item;
    private final @Nullable Version version;
    private final int attempts;
    private final @Nullable String reason;

    Entry(
            Origin origin,
            Kind kind,
            Map<String, AttributeValue> key,
            @Nullable List<AttributeValue> arguments,
            @Nullable Map<String, AttributeValue> item,
            @Nullable Version version,
            int attempts,
            @Nullable String reason) {
        this.origin = origin;
        this.kind = kind;
        this.key = key;
        this.arguments = arguments;
        this.item = item;
        this.version = version;
        this.attempts = attempts;
        this.reason = reason;
    }

    /** @param arguments what the DAO's reading method takes to read the entity; null where none can */
    public static Entry key(Origin origin, Map<String, AttributeValue> key, @Nullable List<AttributeValue> arguments) {
        return new Entry(origin, Kind.KEY, key, arguments, null, null, 0, null);
    }

    /**
     * @param arguments what the DAO's reading method takes to read the entity; null where none can
     * @param item null where the write has deleted it
     */
    public static Entry state(
            Origin origin,
            Map<String, AttributeValue> key,
            @Nullable List<AttributeValue> arguments,
            @Nullable Map<String, AttributeValue> item,
            Version version) {
        return new Entry(origin, Kind.STATE, key, arguments, item, version, 0, null);
    }

    /** @param arguments the call's */
    public static Entry call(Origin origin, List<AttributeValue> arguments) {
        return new Entry(origin, Kind.CALL, Collections.emptyMap(), arguments, null, null, 0, null);
    }

    public static Entry unknown(Origin origin) {
        return new Entry(origin, Kind.UNKNOWN, Collections.emptyMap(), null, null, null, 0, null);
    }

    /** The same with one more attempt behind it. */
    Entry attempted() {
        return new Entry(origin, kind, key, arguments, item, version, attempts + 1, reason);
    }

    /** The same with none behind it. */
    Entry fresh() {
        return new Entry(origin, kind, key, arguments, item, version, 0, null);
    }

    Entry because(String why) {
        return new Entry(origin, kind, key, arguments, item, version, attempts, why);
    }

    /** The same with only what is needed to ask Mongo again; itself where Mongo cannot be asked. */
    public Entry withoutState() {
        return kind == Kind.STATE && arguments != null ? key(origin, key, arguments) : this;
    }

    public Origin origin() {
        return origin;
    }

    public Kind kind() {
        return kind;
    }

    /** Empty where it is not known. */
    public Map<String, AttributeValue> key() {
        return key;
    }

    /** The reading method's, or of a {@link Kind#CALL} its own; null where there are none. */
    public @Nullable List<AttributeValue> arguments() {
        return arguments;
    }

    /** Of a {@link Kind#STATE}; null where the write has deleted it. */
    public @Nullable Map<String, AttributeValue> item() {
        return item;
    }

    /** Of a {@link Kind#STATE}; of all others null. */
    public @Nullable Version version() {
        return version;
    }

    /** How often it was given up for a while. */
    public int attempts() {
        return attempts;
    }

    /** Why it was parked; null where it was not. */
    public @Nullable String reason() {
        return reason;
    }
}
