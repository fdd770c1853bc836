package io.dynamoshadow.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where flags come from and what holds while none can be had ({@code flags.…}). Immutable. */
public final class FlagSettings {
    private static final List<String> ADDRESSES =
            Arrays.asList("flags.streaming-uri", "flags.polling-uri", "flags.events-uri");

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
    private final @Nullable URI relayProxy;
    private final @Nullable URI streaming;
    private final @Nullable URI polling;
    private final @Nullable URI eventsAddress;

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
        this.relayProxy = keys.address("flags.relay-proxy", "http://relay:8030");
        this.streaming = keys.address("flags.streaming-uri", "https://stream.eu.launchdarkly.com");
        this.polling = keys.address("flags.polling-uri", "https://sdk.eu.launchdarkly.com");
        this.eventsAddress = keys.address("flags.events-uri", "https://events.eu.launchdarkly.com");
        checkAddresses(keys);
        Setting wanted = keys.get("flags.migration-events");
        if (migrationEvents && wanted != null && (sdkKeySetting == null || events == FlagEvents.NONE)) {
            keys.problem(wanted.problem(
                    "is given, and nobody to send them to",
                    sdkKeySetting == null ? "Give flags.sdk-key" : "Remove flags.events = none"));
        }
    }

    private void checkAddresses(Keys keys) {
        Setting relay = keys.get("flags.relay-proxy");
        List<Setting> others = new ArrayList<>();
        for (String key : ADDRESSES) {
            Setting given = keys.get(key);
            if (given != null) {
                others.add(given);
            }
        }
        if (relay != null && !others.isEmpty()) {
            keys.problem(relay.problem(
                    "is given, and another address of LaunchDarkly's too",
                    "The relay proxy stands for all of them: remove " + String.join(", ", ADDRESSES)));
        } else if (!others.isEmpty() && others.size() < ADDRESSES.size()) {
            keys.problem(others.get(0)
                    .problem(
                            "is given, and not all addresses of that LaunchDarkly",
                            "Give all of " + String.join(", ", ADDRESSES)));
        }
        Setting any = relay != null ? relay : others.isEmpty() ? null : others.get(0);
        if (any != null && sdkKey == null) {
            keys.problem(any.problem("is given, and nothing to ask there for", "Give flags.sdk-key"));
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

    /** LaunchDarkly's Relay Proxy, which then stands for all of LaunchDarkly; or null. */
    public @Nullable URI relayProxy() {
        return relayProxy;
    }

    /** Where LaunchDarkly streams flags from, where that is not its usual address; or null. */
    public @Nullable URI streaming() {
        return streaming;
    }

    /** Where LaunchDarkly is asked for flags; or null. */
    public @Nullable URI polling() {
        return polling;
    }

    /** Where LaunchDarkly is told of evaluations; or null. */
    public @Nullable URI eventsAddress() {
        return eventsAddress;
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
