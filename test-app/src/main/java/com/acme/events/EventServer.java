package com.acme.events;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The event service. Takes {@code MONGO_URI} (mongodb://localhost:27017/events unless set; the database is the one
 * named in it) and {@code PORT} (8080 unless set, 0 for any free one) from its environment.
 */
public final class EventServer {

    private static final Logger MONGO_LOG = Logger.getLogger("org.mongodb.driver");
    private static final int THREADS = 16;
    private static final int SERVER_SELECTION_SECONDS = 3;

    private EventServer() {}

    public static void main(String[] args) throws IOException {
        // without it the JDK's server makes every POST wait 40 ms for a delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        MONGO_LOG.setLevel(Level.SEVERE);

        Map<String, String> environment = System.getenv();
        ConnectionString uri =
                new ConnectionString(environment.getOrDefault("MONGO_URI", "mongodb://localhost:27017/events"));
        int port = Integer.parseInt(environment.getOrDefault("PORT", "8080"));

        MongoClient mongo = connect(uri);
        String database = uri.getDatabase() == null ? "events" : uri.getDatabase();
        MongoEventDao events = new MongoEventDao(mongo.getDatabase(database));
        createIndexes(events);

        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        server.createContext("/", new EventRoutes(new EventService(events)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, threads, mongo), "shutdown"));
        server.start();
        System.out.println(
                "Listening on http://localhost:" + server.getAddress().getPort());
    }

    private static MongoClient connect(ConnectionString uri) {
        MongoClientSettings.Builder settings = MongoClientSettings.builder().applyConnectionString(uri);
        if (uri.getServerSelectionTimeout() == null) {
            settings.applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION_SECONDS, TimeUnit.SECONDS));
        }
        return MongoClients.create(settings.build());
    }

    private static void createIndexes(MongoEventDao events) {
        try {
            events.createIndexes();
        } catch (MongoException e) {
            System.err.println("No index could be made, Mongo does not answer: " + e.getMessage());
        }
    }

    private static void stop(HttpServer server, ExecutorService threads, MongoClient mongo) {
        server.stop(0);
        threads.shutdown();
        try {
            threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        mongo.close();
    }
}
