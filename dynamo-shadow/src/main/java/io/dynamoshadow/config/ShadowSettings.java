package io.dynamoshadow.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that shadow.properties says. Immutable. */
public final class ShadowSettings {
    /** What a wrong settings file means for the application. */
    public enum OnConfigError {
        /** It runs as if no agent were attached. */
        RUN,
        /** It does not start. */
        ABORT
    }

    private static final Set<String> SECRETS = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            "flags.sdk-key",
            "mongo.uri",
            "dynamo.access-key",
            "dynamo.secret-key",
            "diff.redaction-key",
            "status.token")));

    private final Path file;
    private final boolean enabled;
    private final List<DaoSettings> daos;
    private final FlagSettings flags;
    private final DynamoSettings dynamo;
    private final ShadowReadSettings shadowReads;
    private final OutboxSettings outbox;
    private final DifferenceSettings differences;
    private final @Nullable String mongoUri;
    private final StatusSettings status;
    private final int reportMissingAfterMillis;
    private final boolean jmx;
    private final @Nullable Path logFile;
    private final String logLevel;

    private ShadowSettings(Path file, Keys keys, Iterable<String> daoNames) {
        this.file = file;
        this.enabled = keys.flag("enabled", true);
        List<DaoSettings> daos = new ArrayList<>();
        Map<String, String> byInterface = new HashMap<>();
        for (String name : daoNames) {
            DaoSettings dao = new DaoSettings(name, keys);
            daos.add(dao);
            requireOneOf(name, byInterface.putIfAbsent(dao.interfaceName(), name), keys);
        }
        this.daos = Collections.unmodifiableList(daos);
        this.flags = new FlagSettings(keys);
        this.dynamo = new DynamoSettings(keys);
        this.shadowReads = new ShadowReadSettings(keys);
        this.outbox = new OutboxSettings(keys);
        this.differences = new DifferenceSettings(keys);
        this.mongoUri = keys.text("mongo.uri");
        this.status = new StatusSettings(keys);
        this.reportMissingAfterMillis = keys.number("report.missing-after-ms", 60_000, 0, Integer.MAX_VALUE);
        this.jmx = keys.flag("jmx", true);
        this.logFile = keys.path("log.file");
        this.logLevel = keys.choice("log.level", LogLevel.INFO).name();
        keys.choice("on-config-error", OnConfigError.RUN);
    }

    /** Which of two DAOs a call is for could not be told. */
    private static void requireOneOf(String dao, @Nullable String another, Keys keys) {
        Setting one = keys.get("dao." + dao + ".interface");
        Setting other = keys.get("dao." + another + ".interface");
        if (another == null || one == null || other == null) {
            return;
        }
        Setting later = one.line() > other.line() ? one : other;
        Setting first = later == one ? other : one;
        keys.problem(later.problem(
                "is the interface of " + first.key() + " too, and a call of it goes to one table. Leave one of the two"
                        + " DAOs out",
                "A second DAO of the application needs an interface of its own, if only one that extends the first"));
    }

    private enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    /**
     * Reads and checks the whole file.
     *
     * @throws InvalidSettingsException with every problem found
     */
    public static ShadowSettings read(Path file) throws InvalidSettingsException {
        return read(file, Placeholders.ENVIRONMENT);
    }

    /**
     * As {@link #read(Path)}, for commands that connect to nothing: what only the application's own machine knows is
     * absent where its environment variable is not set.
     *
     * @throws InvalidSettingsException with every problem found
     */
    public static ShadowSettings readWithoutSecrets(Path file) throws InvalidSettingsException {
        return read(file, new Placeholders(Placeholders.ENVIRONMENT, SECRETS));
    }

    static ShadowSettings read(Path file, Function<String, @Nullable String> environment)
            throws InvalidSettingsException {
        return read(file, new Placeholders(environment));
    }

    private static ShadowSettings read(Path file, Placeholders placeholders) throws InvalidSettingsException {
        List<SettingsProblem> problems = new ArrayList<>();
        Map<String, Setting> settings = entries(file, placeholders, problems);
        ShadowSettings read = null;
        if (problems.isEmpty() || !settings.isEmpty()) {
            Keys keys = new Keys(folder(file), settings, problems);
            read = new ShadowSettings(file, keys, daoNames(settings));
            keys.reportUnknown();
            if (read.daos.isEmpty()) {
                problems.add(new SettingsProblem(
                        "dao.NAME.interface",
                        0,
                        "no DAO is named",
                        "Write dao.events.interface = com.acme.events.EventDao"));
            }
        }
        if (read == null || !problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(SettingsProblem::line));
            throw new InvalidSettingsException(file.toString(), problems);
        }
        return read;
    }

    /**
     * What the file, as it is now, says of {@code enabled}: read while it may be changing. That it is false is told by its line
     * alone; that it is true, only by a file without a problem.
     *
     * @return null where it says neither
     */
    public static @Nullable Boolean enabledIn(Path file) {
        Setting setting = entries(file, new Placeholders(Placeholders.ENVIRONMENT), new ArrayList<>())
                .get("enabled");
        if (setting != null && setting.value().toLowerCase(Locale.ROOT).matches("false|off")) {
            return false;
        }
        try {
            return read(file).enabled();
        } catch (InvalidSettingsException neither) {
            return null;
        }
    }

    /** What a wrong file asks for, read as well as a wrong file can be: {@code RUN} where it does not say. */
    public static OnConfigError onConfigError(Path file) {
        Setting setting = entries(file, new Placeholders(Placeholders.ENVIRONMENT), new ArrayList<>())
                .get("on-config-error");
        return setting != null && setting.value().equals("abort") ? OnConfigError.ABORT : OnConfigError.RUN;
    }

    private static Map<String, Setting> entries(Path file, Placeholders placeholders, List<SettingsProblem> problems) {
        try {
            if (!Files.exists(file)) {
                problems.add(new SettingsProblem(
                        file.toString(),
                        0,
                        "there is no such file (looked in "
                                + file.toAbsolutePath().getParent() + ")",
                        "Name it on the command line: -javaagent:dynamo-shadow-agent.jar=shadow.properties"));
                return new LinkedHashMap<>();
            }
            if (Files.isDirectory(file)) {
                problems.add(new SettingsProblem(
                        file.toString(), 0, "is a directory", "Name the file: " + file.resolve("shadow.properties")));
                return new LinkedHashMap<>();
            }
            return SettingsFile.read(file, placeholders, problems);
        } catch (IOException unreadable) {
            problems.add(new SettingsProblem(
                    file.toString(),
                    0,
                    "cannot be read: " + unreadable,
                    "Check that it is a file that this user may read"));
            return new LinkedHashMap<>();
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }

    private static Set<String> daoNames(Map<String, Setting> settings) {
        Set<String> names = new TreeSet<>();
        for (String key : settings.keySet()) {
            String[] parts = key.split("\\.", 3);
            if (parts.length == 3 && parts[0].equals("dao") && !parts[1].isEmpty()) {
                names.add(parts[1]);
            }
        }
        return names;
    }

    /** Where all this was read. */
    public Path file() {
        return file;
    }

    /** Whether the kill switch can be turned by JMX. */
    public boolean jmx() {
        return jmx;
    }

    /** False switches everything off, whatever the flags say. */
    public boolean enabled() {
        return enabled;
    }

    /** In the order of their names; never empty. */
    public List<DaoSettings> daos() {
        return daos;
    }

    public FlagSettings flags() {
        return flags;
    }

    public DynamoSettings dynamo() {
        return dynamo;
    }

    public ShadowReadSettings shadowReads() {
        return shadowReads;
    }

    public OutboxSettings outbox() {
        return outbox;
    }

    /** How differences are told. */
    public DifferenceSettings differences() {
        return differences;
    }

    /** Where the backfill finds Mongo, or null. */
    public @Nullable String mongoUri() {
        return mongoUri;
    }

    /** Who may see how it stands, and where. */
    public StatusSettings status() {
        return status;
    }

    /** When it is said that no class implements a DAO's interface; 0 for never. */
    public int reportMissingAfterMillis() {
        return reportMissingAfterMillis;
    }

    /** Where the agent logs, or null for stderr. */
    public @Nullable Path logFile() {
        return logFile;
    }

    /** ERROR, WARN, INFO or DEBUG. */
    public String logLevel() {
        return logLevel;
    }
}
