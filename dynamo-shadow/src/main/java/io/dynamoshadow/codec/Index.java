package io.dynamoshadow.codec;

/** A global secondary index with all attributes in it. Immutable. */
public final class Index {
    private final String name;
    private final KeyAttributes key;

    Index(String name, KeyAttributes key) {
        this.name = name;
        this.key = key;
    }

    public String name() {
        return name;
    }

    public KeyAttributes key() {
        return key;
    }
}
