package io.dynamoshadow.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the file says about one DAO ({@code dao.NAME.…}). Immutable. */
public final class DaoSettings {
    /** DynamoDB's own rule for names, checked here so that the first write need not find out. */
    private static final String DYNAMO_NAME = "[a-zA-Z0-9_.-]{3,255}";

    private static final String DYNAMO_NAMES = "DynamoDB takes 3 to 255 of the characters a-z, A-Z, 0-9, _, - and .";

    /** How decimals are written whose zeros at the end a number would lose. */
    public enum Decimals {
        /** As a number, by value: {@code 16426.90} comes back as {@code 16426.9}. */
        NUMBER,
        /** As a map of its text, and a number where that is the same: it comes back with its scale. */
        EXACT
    }

    private final String name;
    private final String interfaceName;
    private final @Nullable String entityName;
    private final String table;
    private final KeySettings key;
    private final List<IndexSettings> indexes;
    private final Map<String, Setting> methods;
    private final Map<String, String> attributes;
    private final Map<String, Setting> types;
    private final List<String> classes;
    private final Decimals decimals;
    private final @Nullable Setting version;
    private final ComparisonSettings comparison;
    private final @Nullable TtlSettings ttl;
    private final String ttlAttribute;
    private final @Nullable String emptyKey;
    private final String flagPrefix;
    private final @Nullable String migrationFlag;
    private final ContextSettings context;
    private final boolean readFallback;
    private final @Nullable String implementation;
    private final @Nullable String collection;
    private final String collectionKey;
    private final boolean allowsScan;
    private final @Nullable String mirror;
    private final List<Path> mirrorClassPath;
    private final @Nullable Path mirrorDump;

    DaoSettings(String name, Keys keys) {
        String dao = "dao." + name + ".";
        this.name = name;
        this.interfaceName = keys.required(
                dao + "interface", "Name the DAO's interface: " + dao + "interface = com.acme.events.EventDao");
        this.entityName = keys.text(dao + "entity");
        this.table = table(dao + "table", keys);
        this.key = KeySettings.parse(
                keys.get(dao + "key"),
                dao + "key",
                "Name the property that identifies an entity: " + dao + "key = id",
                keys);
        List<IndexSettings> indexes = new ArrayList<>();
        // no lambdas, here and in what else is read of settings: each takes the JVM a while, and the application's
        // start waits
        for (Map.Entry<String, Setting> index : keys.below(dao + "index.").entrySet()) {
            Setting setting = index.getValue();
            if (!index.getKey().matches(DYNAMO_NAME)) {
                keys.problem(setting.problem("\"" + index.getKey() + "\" cannot be an index's name", DYNAMO_NAMES));
            }
            KeySettings key = KeySettings.parse(setting, setting.key(), "Name its properties", keys);
            indexes.add(new IndexSettings(index.getKey(), key));
        }
        this.indexes = Collections.unmodifiableList(indexes);
        this.methods = Collections.unmodifiableMap(keys.below(dao + "method."));
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, Setting> attribute :
                keys.below(dao + "attribute.").entrySet()) {
            attributes.put(attribute.getKey(), attribute.getValue().value());
        }
        this.attributes = Collections.unmodifiableMap(attributes);
        this.types = Collections.unmodifiableMap(types(dao + "type.", keys));
        this.classes = classes(keys.get(dao + "classes"), keys);
        this.decimals = keys.choice(dao + "decimals", Decimals.NUMBER);
        this.version = keys.get(dao + "version");
        this.comparison = new ComparisonSettings(dao, keys);
        this.ttl = TtlSettings.parse(dao, keys);
        this.ttlAttribute = TtlSettings.attribute(dao, keys);
        this.emptyKey = keys.text(dao + "empty-key");
        this.flagPrefix = keys.text(dao + "flag-prefix", name);
        this.migrationFlag = migrationFlag(dao, keys);
        this.context = new ContextSettings(dao, keys);
        this.readFallback = keys.flag(dao + "read-fallback", false);
        this.implementation = keys.text(dao + "implementation");
        this.collection = keys.text(dao + "collection");
        this.collectionKey = keys.text(dao + "collection-key", "_id");
        this.allowsScan = keys.flag(dao + "allow-scan", false);
        this.mirror = keys.text(dao + "mirror");
        this.mirrorClassPath = keys.paths(dao + "mirror.classpath");
        this.mirrorDump = keys.path(dao + "mirror.dump");
    }

    private static Map<String, Setting> types(String prefix, Keys keys) {
        Map<String, Setting> types = keys.below(prefix);
        for (Setting setting : types.values()) {
            if (!setting.value().matches("[\\w$.]+")) {
                keys.problem(setting.problem(
                        "\"" + setting.value() + "\" is no type",
                        "Write String, int, long, UUID, Instant, Date, ObjectId or the name of a class"));
            }
        }
        return types;
    }

    private static List<String> classes(@Nullable Setting setting, Keys keys) {
        if (setting == null) {
            return Collections.emptyList();
        }
        List<String> classes = Arrays.asList(setting.value().split("\\s*,\\s*", -1));
        for (String each : classes) {
            if (!each.matches("[\\w$]+(\\.[\\w$]+)*(\\.\\*)?")) {
                keys.problem(setting.problem(
                        "\"" + each + "\" is no class",
                        "Write whole names of classes, or packages that end in .*, with commas between"));
            }
        }
        return Collections.unmodifiableList(classes);
    }

    private static String table(String key, Keys keys) {
        String table = keys.required(key, "Name the DynamoDB table: " + key + " = events");
        Setting setting = keys.get(key);
        if (setting != null && !table.matches(DYNAMO_NAME)) {
            keys.problem(setting.problem("\"" + table + "\" cannot be a table's name", DYNAMO_NAMES));
        }
        return table;
    }

    private static @Nullable String migrationFlag(String dao, Keys keys) {
        Setting setting = keys.get(dao + "migration-flag");
        if (setting != null && keys.get(dao + "flag-prefix") != null) {
            keys.problem(setting.problem(
                    "is given and " + dao + "flag-prefix too, which names four flags instead",
                    "Remove one of the two lines"));
        }
        return setting == null ? null : setting.value();
    }

    /**
     * Who its writes in the outbox belong to. With the table: applications may share a folder, and call different DAOs by one name.
     */
    public String outboxName() {
        return name + "@" + table();
    }

    /** The name it has in the file, in flags, logs and metrics. */
    public String name() {
        return name;
    }

    /** The binary name of the DAO's interface. */
    public String interfaceName() {
        return interfaceName;
    }

    /** The binary name of the entity's class, or null where it is to be inferred from the interface. */
    public @Nullable String entityName() {
        return entityName;
    }

    public String table() {
        return table;
    }

    public KeySettings key() {
        return key;
    }

    public List<IndexSettings> indexes() {
        return indexes;
    }

    /** Operations by method: NAME, or NAME(Type,Type) where it is overloaded. */
    public Map<String, Setting> methods() {
        return methods;
    }

    /** Attribute names by property, where they differ. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /**
     * Types of a document's properties, by their paths, where the entity's class does not declare them: short names such as
     * {@code long} or {@code ObjectId}, or names of classes.
     */
    public Map<String, Setting> types() {
        return types;
    }

    /** Classes, or packages ending in {@code .*}, that an item may name where the entity declares no type. */
    public List<String> classes() {
        return classes;
    }

    public Decimals decimals() {
        return decimals;
    }

    /** The property that grows with each write of an entity; null where none is named. */
    public @Nullable Setting version() {
        return version;
    }

    /** What counts as a difference. */
    public ComparisonSettings comparison() {
        return comparison;
    }

    /** When DynamoDB deletes items by itself, or null where it does not. */
    public @Nullable TtlSettings ttl() {
        return ttl;
    }

    /** Where DynamoDB finds the time at which it may delete an item by itself, an entity's or a tombstone's. */
    public String ttlAttribute() {
        return ttlAttribute;
    }

    /** What stands for empty text in keys of tables and indexes, which take none; null where empty text is refused. */
    public @Nullable String emptyKey() {
        return emptyKey;
    }

    /** The flags are called PREFIX-mongo-write and so on. */
    public String flagPrefix() {
        return flagPrefix;
    }

    /** LaunchDarkly's migration flag that takes the place of the four flags; null where these are used. */
    public @Nullable String migrationFlag() {
        return migrationFlag;
    }

    /** Whose call it is, for the flags. */
    public ContextSettings context() {
        return context;
    }

    /** Whether Mongo is asked where DynamoDB is to answer a read, and fails or has nothing. */
    public boolean readFallback() {
        return readFallback;
    }

    /** The application's DAO class, needed by the backfill; null where not given. */
    public @Nullable String implementation() {
        return implementation;
    }

    /** The Mongo collection, needed by the backfill; null where not given. */
    public @Nullable String collection() {
        return collection;
    }

    /** The document's field that holds the key. */
    public String collectionKey() {
        return collectionKey;
    }

    /** Whether reading a whole table may answer a method. */
    public boolean allowsScan() {
        return allowsScan;
    }

    /** The binary name of a hand-written mirror's class, or null where there is none. */
    public @Nullable String mirror() {
        return mirror;
    }

    /** Jars and folders in which the hand-written mirror is, beside those of the application. */
    public List<Path> mirrorClassPath() {
        return mirrorClassPath;
    }

    /** The folder into which the generated mirror's class file is written, to be looked at; null for none. */
    public @Nullable Path mirrorDump() {
        return mirrorDump;
    }
}
