package com.acme.events;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Inherits its writes. */
class InheritingEventDao extends FinalEvents implements EventDao {
    InheritingEventDao(MongoDatabase database) {
        super(database);
    }

    @Override
    public Event findEventById(String id) {
        Document document = events.find(new Document(EventDocuments.ID, idOf(id))).first();
        return document == null ? null : EventDocuments.toEvent(document);
    }

    @Override
    public List<Event> findEventsByAccount(String accountId, Instant since, int limit) {
        return events.find(new Document(EventDocuments.ACCOUNT, accountId)
                        .append(EventDocuments.TIME, new Document("$gte", Date.from(since))))
                .sort(new Document(EventDocuments.TIME, -1))
                .limit(limit)
                .map(EventDocuments::toEvent)
                .into(new ArrayList<>());
    }

    @Override
    public long countEventsByAccount(String accountId) {
        return events.countDocuments(new Document(EventDocuments.ACCOUNT, accountId));
    }
}
