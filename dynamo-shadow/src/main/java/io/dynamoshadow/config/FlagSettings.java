package io.dynamoshadow.config;

import org.jspecify.annotations.Nullable;

/** Where flags come from and what holds while none can be had ({@code flags.…}). Immutable. */
public final class FlagSettings {
    private final @Nullable String sdkKey;
    private final @Nullable String file;
    private final boolean mongoWrite;
    private final boolean mongoRead;
    private final boolean dynamoWrite;
    private final boolean dynamoRead;
    private final boolean cohortGuard;

    FlagSettings(Keys keys) {
        Setting sdkKeySetting = keys.get("flags.sdk-key");
        this.sdkKey = sdkKeySetting == null ? null : sdkKeySetting.value();
        this.file = keys.text("flags.file");
        if (sdkKeySetting != null && file != null) {
            keys.problem(sdkKeySetting.problem(
                    "is given and flags.file too", "Flags come from one place: remove one of the two lines"));
        }
        this.mongoWrite = keys.flag("flags.default.mongo-write", true);
        this.mongoRead = keys.flag("flags.default.mongo-read", true);
        this.dynamoWrite = keys.flag("flags.default.dynamo-write", false);
        this.dynamoRead = keys.flag("flags.default.dynamo-read", false);
        this.cohortGuard = keys.flag("flags.cohort-guard", true);
    }

    /** LaunchDarkly's SDK key, or null. */
    public @Nullable String sdkKey() {
        return sdkKey;
    }

    /** A file in LaunchDarkly's own format, or null. With neither, the defaults hold for ever. */
    public @Nullable String file() {
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

    /** Whether DynamoDB is read only for contexts whose writes go there too. */
    public boolean cohortGuard() {
        return cohortGuard;
    }
}
