package com.acme.events;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The event service, with a DAO whose writes come from a class that is used by others too. */
public final class InheritingEventServer {
    private static final Logger MONGO_LOG = Logger.getLogger("org.mongodb.driver");

    private InheritingEventServer() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        MONGO_LOG.setLevel(Level.SEVERE);
        ConnectionString uri = new ConnectionString(System.getenv("MONGO_URI"));
        MongoClient mongo = MongoClients.create(uri);
        MongoDatabase database = mongo.getDatabase(String.valueOf(uri.getDatabase()));
        FinalEvents others = new FinalEvents(mongo.getDatabase(uri.getDatabase() + "_others"));
        EventDao events = new InheritingEventDao(database);
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", new EventRoutes(new EventService(events)));
        // what goes in here is no matter of the DAO's
        server.createContext("/others", exchange -> {
            Event event = new Event();
            event.setAccountId("others");
            event.setType(EventType.MESSAGE);
            byte[] id = others.createEvent(event).getId().getBytes("UTF-8");
            exchange.sendResponseHeaders(200, id.length);
            exchange.getResponseBody().write(id);
            exchange.close();
        });
        server.start();
        System.out.println(
                "Listening on http://localhost:" + server.getAddress().getPort());
    }
}
