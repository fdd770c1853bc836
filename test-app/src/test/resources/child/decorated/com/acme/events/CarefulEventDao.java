package com.acme.events;

import com.mongodb.client.MongoDatabase;

/** Calls itself and its superclass: what the DAO does of its own is part of the call that it does it for. */
class CarefulEventDao extends MongoEventDao {
    private static final int TRIES = 3;

    CarefulEventDao(MongoDatabase database) {
        super(database);
    }

    @Override
    public Event createEvent(Event event) {
        if (event.getId() != null && findEventById(event.getId()) != null) {
            deleteEvent(event.getId());
        }
        Event created = super.createEvent(event);
        return findEventById(created.getId()) == null ? super.createEvent(event) : created;
    }

    @Override
    public boolean deleteEvent(String id) {
        return deleteEvent(id, TRIES);
    }

    /** Not of the interface. */
    private boolean deleteEvent(String id, int tries) {
        return super.deleteEvent(id) || (tries > 1 && findEventById(id) != null && deleteEvent(id, tries - 1));
    }
}
