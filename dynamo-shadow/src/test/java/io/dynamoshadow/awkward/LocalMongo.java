package io.dynamoshadow.awkward;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.concurrent.atomic.AtomicInteger;

/** A Mongo server in memory, one for all tests of a JVM: each takes a database of its own. */
public final class LocalMongo {
    private static final MongoClient CLIENT = MongoClients.create(start());
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private LocalMongo() {}

    private static String start() {
        MongoServer server = new MongoServer(new MemoryBackend());
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
        return server.bindAndGetConnectionString();
    }

    public static MongoDatabase newDatabase() {
        return CLIENT.getDatabase("awkward" + DATABASES.incrementAndGet());
    }

    static MongoClient client() {
        return CLIENT;
    }
}
