package io.dynamoshadow.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where flags come from and what holds while none can be had ({@code flags.…}). Immutable. */
public final class FlagSettings {
    private final @Nullable String sdkKey;
    private final @Nullable Path file;
    private final boolean mongoWrite;
    private final boolean mongoRead;
    private final boolean dynamoWrite;
    private final boolean dynamoRead;
    private final MigrationStep defaultStep;
    private final String killSwitch;
    private final boolean migrationEvents;
    private final boolean cohortGuard;
    private final int startWaitMillis;
    private final FlagEvents events;

    FlagSettings(Keys keys) {
        Setting sdkKeySetting = keys.get("flags.sdk-key");
        this.sdkKey = sdkKeySetting == null ? null : sdkKeySetting.value();
        this.file = keys.path("flags.file");
        if (sdkKeySetting != null && file != null) {
            keys.problem(sdkKeySetting.problem(
                    "is given and flags.file too", "Flags come from one place: remove one of the two lines"));
        }
        this.mongoWrite = keys.flag("flags.default.mongo-write", true);
        this.mongoRead = keys.flag("flags.default.mongo-read", true);
        this.dynamoWrite = keys.flag("flags.default.dynamo-write", false);
        this.dynamoRead = keys.flag("flags.default.dynamo-read", false);
        this.defaultStep = keys.choice("flags.default.stage", MigrationStep.OFF);
        this.killSwitch = keys.text("flags.kill-switch", "dynamo-shadow-enabled");
        this.cohortGuard = keys.flag("flags.cohort-guard", true);
        this.startWaitMillis = keys.number("flags.start-wait-ms", 10_000, 0, 600_000);
        this.events = keys.choice("flags.events", FlagEvents.SPARSE);
        this.migrationEvents = keys.flag("flags.migration-events", false);
        Setting wanted = keys.get("flags.migration-events");
        if (migrationEvents && wanted != null && (sdkKeySetting == null || events == FlagEvents.NONE)) {
            keys.problem(wanted.problem(
                    "is given, and nobody to send them to",
                    sdkKeySetting == null ? "Give flags.sdk-key" : "Remove flags.events = none"));
        }
    }

    /** LaunchDarkly's SDK key, or null. */
    public @Nullable String sdkKey() {
        return sdkKey;
    }

    /** A file in LaunchDarkly's own format, or null. With neither, the defaults hold for ever. */
    public @Nullable Path file() {
        return file;
    }

    public boolean defaultMongoWrite() {
        return mongoWrite;
    }

    public boolean defaultMongoRead() {
        return mongoRead;
    }

    public boolean defaultDynamoWrite() {
        return dynamoWrite;
    }

    public boolean defaultDynamoRead() {
        return dynamoRead;
    }

    /** The stage of a migration flag for which no value can be had. */
    public MigrationStep defaultStep() {
        return defaultStep;
    }

    /** The flag that, when it is off, leaves every call to Mongo. */
    public String killSwitch() {
        return killSwitch;
    }

    /** Whether LaunchDarkly is told of each call by a migration flag what was invoked, how long it took and what failed. */
    public boolean migrationEvents() {
        return migrationEvents;
    }

    /** Whether DynamoDB is read only for contexts whose writes go there too. */
    public boolean cohortGuard() {
        return cohortGuard;
    }

    /**
     * How long after the start writes are kept undecided for want of flags, in milliseconds; then the defaults hold. No call
     * ever waits for it.
     */
    public int startWaitMillis() {
        return startWaitMillis;
    }

    /** What LaunchDarkly is told of evaluations; of those of a file, nothing. */
    public FlagEvents events() {
        return events;
    }
}
