package com.acme.events;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The event service, with a DAO behind a JDK proxy, behind two decorators, that calls itself. */
public final class DecoratedEventServer {
    private static final Logger MONGO_LOG = Logger.getLogger("org.mongodb.driver");

    private DecoratedEventServer() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        MONGO_LOG.setLevel(Level.SEVERE);
        ConnectionString uri = new ConnectionString(System.getenv("MONGO_URI"));
        MongoClient mongo = MongoClients.create(uri);
        EventDao events = new CarefulEventDao(mongo.getDatabase(String.valueOf(uri.getDatabase())));
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext(
                "/", new EventRoutes(new EventService(logged(new TimedEventDao(new TimedEventDao(events))))));
        server.start();
        System.out.println(
                "Listening on http://localhost:" + server.getAddress().getPort());
    }

    private static EventDao logged(EventDao inner) {
        return (EventDao) Proxy.newProxyInstance(
                EventDao.class.getClassLoader(), new Class<?>[] {EventDao.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(inner, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
