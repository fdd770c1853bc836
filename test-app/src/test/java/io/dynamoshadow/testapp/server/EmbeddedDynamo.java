package io.dynamoshadow.testapp.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in this process and in memory. It is put together from its parts rather than by its own
 * {@code ServerRunner}, which listens on every interface, loses the data when it stops and reports to Amazon.
 */
final class EmbeddedDynamo implements Server {

    private static final String HOST = "127.0.0.1";
    private static final boolean IN_MEMORY = true;
    private static final boolean SHARED_BY_ALL_CREDENTIALS = true;
    private static final boolean SLOW_TABLE_CHANGES = false;

    private final LocalDynamoDBRequestHandler data =
            new LocalDynamoDBRequestHandler(0, IN_MEMORY, null, SHARED_BY_ALL_CREDENTIALS, SLOW_TABLE_CHANGES);
    private final int port;
    private org.eclipse.jetty.server.@Nullable Server server;

    EmbeddedDynamo() {
        org.eclipse.jetty.server.Server first = listen(0);
        port = ((NetworkConnector) first.getConnectors()[0]).getLocalPort();
        server = first;
    }

    @Override
    public String uri() {
        return "http://" + HOST + ":" + port;
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        }
        server = null;
    }

    @Override
    public synchronized void start() {
        if (server == null) {
            server = listen(port);
        }
    }

    @Override
    public synchronized void close() {
        stop();
        data.shutdown();
    }

    private org.eclipse.jetty.server.Server listen(int port) {
        org.eclipse.jetty.server.Server listening =
                new org.eclipse.jetty.server.Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listening.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(data, null), "/"));
        try {
            listening.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
        return listening;
    }
}
