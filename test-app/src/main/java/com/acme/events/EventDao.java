package com.acme.events;

import java.time.Instant;
import java.util.List;

/** Where events are kept. Implementations are safe for use by many threads. */
public interface EventDao {

    /**
     * Stores a new event.
     *
     * @param event the event; one without an id is given one
     * @return the same object, with its id
     */
    Event createEvent(Event event);

    /** The event of that id, or null when there is none. */
    Event findEventById(String id);

    /**
     * The newest events of an account.
     *
     * @param since the earliest creation time, inclusive
     * @param limit how many at most, at least 1
     * @return newest first
     */
    List<Event> findEventsByAccount(String accountId, Instant since, int limit);

    /** How many events an account has. */
    long countEventsByAccount(String accountId);

    /** Removes an event; false when there was none of that id. */
    boolean deleteEvent(String id);
}
