package com.acme.events;

import java.time.Instant;
import java.util.List;

/** One of several around the DAO. */
final class TimedEventDao implements EventDao {
    private final EventDao inner;
    private volatile long nanos;

    TimedEventDao(EventDao inner) {
        this.inner = inner;
    }

    @Override
    public Event createEvent(Event event) {
        long begin = System.nanoTime();
        try {
            return inner.createEvent(event);
        } finally {
            nanos = System.nanoTime() - begin;
        }
    }

    @Override
    public Event findEventById(String id) {
        return inner.findEventById(id);
    }

    @Override
    public List<Event> findEventsByAccount(String accountId, Instant since, int limit) {
        return inner.findEventsByAccount(accountId, since, limit);
    }

    @Override
    public long countEventsByAccount(String accountId) {
        return inner.countEventsByAccount(accountId);
    }

    @Override
    public boolean deleteEvent(String id) {
        return inner.deleteEvent(id);
    }

    @Override
    public String toString() {
        return "last took " + nanos + " ns";
    }
}
