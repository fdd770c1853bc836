package io.dynamoshadow.mirror;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What can be told of a write before Mongo has carried it out: enough to find out afterwards what it did. Immutable. */
public final class Touched {
    private final List<Key> keys;
    private final @Nullable List<AttributeValue> search;

    private Touched(List<Key> keys, @Nullable List<AttributeValue> search) {
        this.keys = Collections.unmodifiableList(keys);
        this.search = search;
    }

    /** A key whose entity may have changed. Immutable. */
    public static final class Key {
        private final Map<String, AttributeValue> attributes;
        private final @Nullable List<AttributeValue> readerArguments;

        Key(Map<String, AttributeValue> attributes, @Nullable List<AttributeValue> readerArguments) {
            this.attributes = attributes;
            this.readerArguments = readerArguments;
        }

        public Map<String, AttributeValue> attributes() {
            return attributes;
        }

        /** What the DAO's reading method takes to read it; null where none can. */
        public @Nullable List<AttributeValue> readerArguments() {
            return readerArguments;
        }
    }

    static Touched keys(List<Key> keys) {
        return new Touched(keys, null);
    }

    /** @param arguments the call's, by which the keys are looked for */
    static Touched searched(List<AttributeValue> arguments) {
        return new Touched(Collections.emptyList(), arguments);
    }

    static Touched unknown() {
        return new Touched(Collections.emptyList(), null);
    }

    /** Empty where they are not known. */
    public List<Key> keys() {
        return keys;
    }

    /** The call's arguments, where its keys must be looked for; null where they need not, or cannot. */
    public @Nullable List<AttributeValue> search() {
        return search;
    }
}
