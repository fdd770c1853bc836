package io.dynamoshadow.testapp.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The events as Mongo holds them, seen without the application. Ids of the driver's are given in hex. */
public final class MongoEvents implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoCollection<Document> events;

    /** The collection {@code events} in the database that the connection string names. */
    public MongoEvents(String mongoUri) {
        ConnectionString uri = new ConnectionString(mongoUri);
        String name = uri.getDatabase();
        if (name == null) {
            throw new IllegalArgumentException("no database in " + mongoUri);
        }
        client = MongoClients.create(uri);
        database = client.getDatabase(name);
        events = database.getCollection("events");
    }

    public Map<String, Document> all() {
        Map<String, Document> all = new TreeMap<>();
        for (Document document : events.find()) {
            all.put(String.valueOf(document.get("_id")), document);
        }
        return all;
    }

    public @Nullable Document get(String id) {
        return events.find(key(id)).first();
    }

    /** Puts a document in the place of the one with the same {@code _id}. */
    public void replace(Document document) {
        events.replaceOne(new Document("_id", document.get("_id")), document);
    }

    public void insert(Document document) {
        events.insertOne(document);
    }

    public void delete(String id) {
        events.deleteOne(key(id));
    }

    public long count() {
        return events.countDocuments();
    }

    /** Removes the whole database. */
    public void drop() {
        database.drop();
    }

    @Override
    public void close() {
        client.close();
    }

    private static Document key(String id) {
        return ObjectId.isValid(id)
                ? new Document("_id", new Document("$in", List.of(id, new ObjectId(id))))
                : new Document("_id", id);
    }
}
