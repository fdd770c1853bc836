package io.dynamoshadow.config;

/** A global secondary index ({@code dao.NAME.index.INDEX = partition, sort}). Immutable. */
public final class IndexSettings {
    private final String name;
    private final KeySettings key;

    IndexSettings(String name, KeySettings key) {
        this.name = name;
        this.key = key;
    }

    public String name() {
        return name;
    }

    public KeySettings key() {
        return key;
    }
}
