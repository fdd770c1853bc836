package io.dynamoshadow.testapp.program;

import com.acme.events.Event;
import com.acme.events.EventDao;
import com.acme.events.EventType;
import com.acme.events.MongoEventDao;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A program that does one thing and lets its main return: stores an event with the id that is its argument, and prints
 * which threads run then. When the DAO throws, it prints what it threw, down to the last cause.
 */
public final class OneShot {

    private static final Logger MONGO_LOG = Logger.getLogger("org.mongodb.driver");

    private OneShot() {}

    public static void main(String[] args) {
        MONGO_LOG.setLevel(Level.SEVERE);
        ConnectionString uri = new ConnectionString(System.getenv("MONGO_URI"));
        try (MongoClient mongo = MongoClients.create(uri)) {
            EventDao events = new MongoEventDao(mongo.getDatabase(String.valueOf(uri.getDatabase())));
            events.createEvent(event(args[0]));
            System.out.println("created " + args[0]);
        } catch (RuntimeException thrown) {
            print(thrown);
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            System.out.println("thread " + (thread.isDaemon() ? "daemon " : "holding ") + thread.getName());
        }
        System.out.println("the end");
    }

    private static Event event(String id) {
        Event event = new Event();
        event.setId(id);
        event.setAccountId("one-shot");
        event.setType(EventType.MESSAGE);
        event.setCreatedAt(Instant.ofEpochSecond(1));
        event.setTags(new ArrayList<>());
        event.setAttributes(new java.util.HashMap<>());
        return event;
    }

    private static void print(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            System.out.println("threw " + each.getClass().getName() + " of "
                    + (each.getClass().getClassLoader() == null ? "the JDK" : "elsewhere"));
            for (Throwable suppressed : each.getSuppressed()) {
                print(suppressed);
            }
        }
    }
}
