package com.acme.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What the outside may do with events: checks what comes in, fills in what may be left out. */
public class EventService {

    static final int DEFAULT_LIMIT = 50;
    static final int HIGHEST_LIMIT = 1000;

    private final EventDao events;

    public EventService(EventDao events) {
        this.events = events;
    }

    /**
     * Stores a new event; one without a creation time happened now.
     *
     * @return the event with its id
     * @throws InvalidRequestException when the account or the type is missing
     */
    public Event create(Event event) {
        if (event == null) {
            throw new InvalidRequestException("event is missing");
        }
        event.setAccountId(new Account(event.getAccountId()).getId());
        if (event.getType() == null) {
            throw new InvalidRequestException("type is missing or unknown");
        }
        if (event.getId() != null && event.getId().trim().isEmpty()) {
            throw new InvalidRequestException("id is blank");
        }
        if (event.getCreatedAt() == null) {
            event.setCreatedAt(Instant.now());
        }
        fillEmptyCollections(event);
        return events.createEvent(event);
    }

    /** The event of that id, or null. */
    public Event find(String id) {
        return events.findEventById(id);
    }

    /**
     * The newest events of an account, newest first.
     *
     * @param since the earliest creation time, or null for all
     * @param limit between 1 and 1000, or null for 50
     * @throws InvalidRequestException when the limit is out of range
     */
    public List<Event> list(Account account, Instant since, Integer limit) {
        int most = limit == null ? DEFAULT_LIMIT : limit;
        if (most < 1 || most > HIGHEST_LIMIT) {
            throw new InvalidRequestException("limit must be between 1 and " + HIGHEST_LIMIT);
        }
        return events.findEventsByAccount(account.getId(), since == null ? Instant.EPOCH : since, most);
    }

    public long count(Account account) {
        return events.countEventsByAccount(account.getId());
    }

    /** Removes an event; false when there was none. */
    public boolean delete(String id) {
        return events.deleteEvent(id);
    }

    private static void fillEmptyCollections(Event event) {
        if (event.getTags() == null) {
            event.setTags(new ArrayList<>());
        }
        if (event.getAttributes() == null) {
            event.setAttributes(new LinkedHashMap<>());
        }
        Actor actor = event.getActor();
        if (actor != null && actor.getGroups() == null) {
            actor.setGroups(new ArrayList<>());
        }
    }
}
