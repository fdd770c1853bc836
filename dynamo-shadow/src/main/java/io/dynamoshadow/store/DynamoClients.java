package io.dynamoshadow.store;

import io.dynamoshadow.config.DynamoSettings;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Builds the SDK's client from the settings. */
final class DynamoClients {
    /** DynamoDB Local asks for credentials and looks at nothing but their access key. */
    private static final String ANY = "local";

    private DynamoClients() {}

    static DynamoDbClient create(DynamoSettings settings) {
        return create(settings, null, null);
    }

    /**
     * @param timeouts where calls are timed, or null for a place of the client's own
     * @param capacity counts what they cost; null where nobody wants to know
     */
    static DynamoDbClient create(
            DynamoSettings settings, @Nullable ScheduledExecutorService timeouts, @Nullable ConsumedCapacity capacity) {
        Duration whole = Duration.ofMillis(settings.timeoutMillis());
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofMillis(Math.min(1_000, settings.timeoutMillis())))
                        .socketTimeout(whole))
                .overrideConfiguration(configuration -> {
                    configuration.apiCallTimeout(whole).scheduledExecutorService(timeouts);
                    if (capacity != null) {
                        configuration.addExecutionInterceptor(capacity);
                    }
                });
        URI endpoint = settings.endpoint();
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        String region = region(settings);
        if (region != null) {
            builder.region(Region.of(region));
        }
        String accessKey = settings.accessKey();
        String secretKey = settings.secretKey();
        if (accessKey != null && secretKey != null) {
            builder.credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
        } else if (settings.isLocal()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ANY, ANY)));
        }
        return builder.build();
    }

    private static @Nullable String region(DynamoSettings settings) {
        String region = settings.region();
        return region == null && settings.isLocal() ? Region.US_EAST_1.id() : region;
    }
}
