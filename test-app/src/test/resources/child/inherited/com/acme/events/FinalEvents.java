package com.acme.events;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Knows nothing of the DAO's interface, and lets nobody override what it does. */
class FinalEvents {
    final MongoCollection<Document> events;

    FinalEvents(MongoDatabase database) {
        this.events = database.getCollection("events");
    }

    public final Event createEvent(Event event) {
        Document document = EventDocuments.toDocument(event);
        events.insertOne(document);
        event.setId(EventDocuments.idOf(document));
        return event;
    }

    public final boolean deleteEvent(String id) {
        return events.deleteOne(new Document(EventDocuments.ID, idOf(id))).getDeletedCount() > 0;
    }

    static Object idOf(String id) {
        return ObjectId.isValid(id) ? new ObjectId(id) : id;
    }
}
