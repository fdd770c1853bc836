package io.dynamoshadow.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How DynamoDB is reached ({@code dynamo.…}). Immutable. */
public final class DynamoSettings {
    private final @Nullable URI endpoint;
    private final @Nullable String region;
    private final @Nullable String accessKey;
    private final @Nullable String secretKey;
    private final boolean createTables;
    private final int timeoutMillis;

    DynamoSettings(Keys keys) {
        this.endpoint = keys.address("dynamo.endpoint", "http://localhost:8000");
        this.region = keys.text("dynamo.region");
        this.accessKey = keys.text("dynamo.access-key");
        this.secretKey = keys.text("dynamo.secret-key");
        if ((accessKey == null) != (secretKey == null)) {
            keys.problem(new SettingsProblem(
                    accessKey == null ? "dynamo.access-key" : "dynamo.secret-key",
                    0,
                    "is missing beside its twin",
                    "Give both keys, or neither for AWS's usual credentials"));
        }
        this.createTables = keys.flag("dynamo.create-tables", false);
        this.timeoutMillis = keys.number("dynamo.timeout-ms", 5_000, 10, 600_000);
    }

    /** Another address than AWS's own for the region, or null. */
    public @Nullable URI endpoint() {
        return endpoint;
    }

    /** Whether the endpoint is on this machine, as DynamoDB Local is. */
    public boolean isLocal() {
        String host = endpoint == null ? null : endpoint.getHost();
        return host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }

    /** The region, or null for the one of AWS's usual places. */
    public @Nullable String region() {
        return region;
    }

    /** An access key, or null for AWS's usual credentials. */
    public @Nullable String accessKey() {
        return accessKey;
    }

    public @Nullable String secretKey() {
        return secretKey;
    }

    /** Whether missing tables are made at start. */
    public boolean createTables() {
        return createTables;
    }

    /** The longest that one call to DynamoDB may take, retries included, in milliseconds. */
    public int timeoutMillis() {
        return timeoutMillis;
    }
}
