package com.acme.events;

import java.time.Instant;
import java.util.List;

/** A DAO of a legacy application. */
public interface EventDao {
    Event createEvent(Event event);

    void updateEvent(Event event);

    /** Deletes and creates: both through the DAO itself. */
    void replaceEvent(Event event);

    Event findEventById(String id);

    boolean existsEvent(String id);

    List<Event> findEventsByAccount(String accountId, Instant since, int limit);

    long countEventsByAccount(String accountId);

    boolean deleteEvent(String id);

    /** No operation is known for it. */
    List<String> titles();
}
