package io.dynamoshadow.testapp.server;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.jspecify.annotations.Nullable;

/** A server that speaks Mongo's protocol, in this process and in memory. */
final class EmbeddedMongo implements Server {

    private static final String HOST = "127.0.0.1";

    private final MongoBackend data = new KeptData();
    private final int port;
    private @Nullable MongoServer server;

    EmbeddedMongo() {
        MongoServer first = new MongoServer(data);
        first.bind(HOST, 0);
        port = first.getLocalAddress().getPort();
        server = first;
    }

    @Override
    public String uri() {
        return "mongodb://" + HOST + ":" + port;
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.shutdownNow();
            server = null;
        }
    }

    @Override
    public synchronized void start() {
        if (server == null) {
            MongoServer next = new MongoServer(data);
            next.bind(HOST, port);
            server = next;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** A server that shuts down closes its data, which would be the end of them. */
    private static final class KeptData extends MemoryBackend {
        @Override
        public void close() {}
    }
}
