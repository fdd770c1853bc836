package io.dynamoshadow.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A DynamoDB table as a DAO needs it: its name, key and indexes. Immutable. */
public final class Table {
    private final String name;
    private final KeyAttributes key;
    private final List<Index> indexes;
    private final String ttlAttribute;

    Table(String name, KeyAttributes key, List<Index> indexes, String ttlAttribute) {
        this.name = name;
        this.key = key;
        this.indexes = Collections.unmodifiableList(new ArrayList<>(indexes));
        this.ttlAttribute = ttlAttribute;
    }

    public String name() {
        return name;
    }

    public KeyAttributes key() {
        return key;
    }

    public List<Index> indexes() {
        return indexes;
    }

    /** Where DynamoDB finds the time, in seconds since 1970, at which it may delete an item by itself. */
    public String ttlAttribute() {
        return ttlAttribute;
    }

    /** The index, or null where there is none of that name. */
    public @Nullable Index index(String indexName) {
        for (Index index : indexes) {
            if (index.name().equals(indexName)) {
                return index;
            }
        }
        return null;
    }
}
