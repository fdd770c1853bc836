package com.acme.events;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** Keeps events in the collection {@code events}. */
public class MongoEventDao implements EventDao {

    private final MongoCollection<Document> events;

    public MongoEventDao(MongoDatabase database) {
        this.events = database.getCollection("events");
    }

    /** Makes the index that the queries by account need; does nothing when it is there. */
    public void createIndexes() {
        events.createIndex(Indexes.compoundIndex(
                Indexes.ascending(EventDocuments.ACCOUNT), Indexes.descending(EventDocuments.TIME)));
    }

    @Override
    public Event createEvent(Event event) {
        Document document = EventDocuments.toDocument(event);
        events.insertOne(document);
        event.setId(EventDocuments.idOf(document));
        return event;
    }

    @Override
    public Event findEventById(String id) {
        Document document = events.find(hasId(id)).first();
        return document == null ? null : EventDocuments.toEvent(document);
    }

    @Override
    public List<Event> findEventsByAccount(String accountId, Instant since, int limit) {
        return events.find(and(eq(EventDocuments.ACCOUNT, accountId), gte(EventDocuments.TIME, Date.from(since))))
                .sort(descending(EventDocuments.TIME, EventDocuments.ID))
                .limit(limit)
                .map(EventDocuments::toEvent)
                .into(new ArrayList<>());
    }

    @Override
    public long countEventsByAccount(String accountId) {
        return events.countDocuments(eq(EventDocuments.ACCOUNT, accountId));
    }

    @Override
    public boolean deleteEvent(String id) {
        return events.deleteOne(hasId(id)).getDeletedCount() > 0;
    }

    /** Ids that the driver made are ObjectIds in the store, those that came with an event are strings. */
    private static Bson hasId(String id) {
        return ObjectId.isValid(id) ? in(EventDocuments.ID, id, new ObjectId(id)) : eq(EventDocuments.ID, id);
    }
}
