package io.dynamoshadow;

import io.dynamoshadow.config.DynamoSettings;
import io.dynamoshadow.store.DynamoItemStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local, in memory, one for all tests of a JVM: each takes a table of its own. Put together from its parts, since
 * its own runner takes no free port and reports to Amazon.
 */
public final class LocalDynamo {
    private static final boolean IN_MEMORY = true;
    private static final boolean SHARED_BY_ALL_CREDENTIALS = true;
    private static final boolean SLOW_TABLE_CHANGES = false;

    private static final String ENDPOINT = start();
    private static final DynamoItemStore STORE = DynamoItemStore.open(settings());
    private static final AtomicInteger TABLES = new AtomicInteger();

    private LocalDynamo() {}

    private static String start() {
        try {
            Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            LocalDynamoDBRequestHandler data =
                    new LocalDynamoDBRequestHandler(0, IN_MEMORY, null, SHARED_BY_ALL_CREDENTIALS, SLOW_TABLE_CHANGES);
            server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(data, null), "/"));
            server.start();
            return "http://127.0.0.1:" + ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }

    public static String endpoint() {
        return ENDPOINT;
    }

    /** How it is reached. */
    public static DynamoSettings settings() {
        return TestSettings.of(
                        "dao.any.interface = Any",
                        "dao.any.table = any",
                        "dao.any.key = id",
                        "dynamo.endpoint = " + ENDPOINT)
                .dynamo();
    }

    /** The one store of all tests; it is not closed. */
    public static DynamoItemStore store() {
        return STORE;
    }

    /** As somebody else would reach it. */
    public static DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(ENDPOINT))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .build();
    }

    /** A name that no other test has. */
    public static String newTableName() {
        return "table-" + TABLES.incrementAndGet();
    }
}
