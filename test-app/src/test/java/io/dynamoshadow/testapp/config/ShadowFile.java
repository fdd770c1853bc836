package io.dynamoshadow.testapp.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of a shadow.properties. */
public final class ShadowFile {

    private final Map<String, String> settings = new LinkedHashMap<>();

    /** What the application's event DAO needs: its interface, table, key, context, index and the one query. */
    public static ShadowFile forEvents() {
        return new ShadowFile()
                .with("dao.events.interface", "com.acme.events.EventDao")
                .with("dao.events.table", "events")
                .with("dao.events.key", "id")
                .with("dao.events.context", "accountId")
                .with("dao.events.index.by-account", "accountId, createdAt")
                .with(
                        "dao.events.method.findEventsByAccount",
                        "query(accountId = $accountId, createdAt >= $since) index by-account desc limit $limit");
    }

    /** What the orders of the applications of many kinds need: their interface, key and index. */
    public static ShadowFile forOrders(String daoInterface) {
        return new ShadowFile()
                .with("dao.orders.interface", daoInterface)
                .with("dao.orders.table", "orders")
                .with("dao.orders.key", "id")
                .with("dao.orders.index.by-customer", "customer");
    }

    /** Sets a key; a value that was there is replaced. */
    public ShadowFile with(String key, Object value) {
        settings.put(key, value.toString());
        return this;
    }

    public ShadowFile without(String key) {
        settings.remove(key);
        return this;
    }

    /** @throws IllegalArgumentException where the key is not set */
    public String get(String key) {
        String value = settings.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is not set");
        }
        return value;
    }

    public ShadowFile flags(FlagFile file) {
        return with("flags.file", file.path());
    }

    /** A DynamoDB of our own: its tables are made at start. */
    public ShadowFile dynamo(String endpoint) {
        return with("dynamo.endpoint", endpoint).with("dynamo.create-tables", true);
    }

    /** What the backfill reads from: the application's collection, through its own DAO class. */
    public ShadowFile backfillFrom(String mongoUri) {
        return with("mongo.uri", mongoUri)
                .with("dao.events.implementation", "com.acme.events.MongoEventDao")
                .with("dao.events.collection", "events");
    }

    /** Writes the file and gives its path. */
    public Path write(Path path) {
        try {
            return Files.writeString(path, toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
