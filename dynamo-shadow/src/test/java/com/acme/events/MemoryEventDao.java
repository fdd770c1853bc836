package com.acme.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps events as Mongo would, each as a copy. */
public class MemoryEventDao implements EventDao {
    public final Map<String, Event> events = new ConcurrentHashMap<>();
    /** Through which it calls itself, as a Spring bean does. */
    public EventDao self = this;
    /** What every call throws, or null. */
    public volatile RuntimeException failure;

    public final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();

    private void called() {
        calls.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
    }

    private static Event copy(Event event) {
        Event copy = new Event(event.getId(), event.getAccountId(), null).titled(event.getTitle());
        copy.setCreatedAt(event.getCreatedAt());
        copy.getTags().addAll(event.getTags());
        copy.getPayload().putAll(event.getPayload());
        return copy;
    }

    @Override
    public Event createEvent(Event event) {
        called();
        if (event.getId() == null) {
            event.setId("mongo-" + ids.incrementAndGet());
        }
        if (events.putIfAbsent(event.getId(), copy(event)) != null) {
            throw new IllegalStateException("E11000 duplicate key");
        }
        return event;
    }

    @Override
    public void updateEvent(Event event) {
        called();
        events.put(event.getId(), copy(event));
    }

    @Override
    public void replaceEvent(Event event) {
        called();
        self.deleteEvent(event.getId());
        self.createEvent(event);
    }

    @Override
    public Event findEventById(String id) {
        called();
        Event found = events.get(id);
        return found == null ? null : copy(found);
    }

    @Override
    public boolean existsEvent(String id) {
        called();
        return events.containsKey(id);
    }

    @Override
    public List<Event> findEventsByAccount(String accountId, Instant since, int limit) {
        called();
        return new ArrayList<>(events.values().stream()
                .filter(event -> event.getAccountId().equals(accountId))
                .filter(event -> !event.getCreatedAt().isBefore(since))
                .sorted(Comparator.comparing(Event::getCreatedAt).reversed())
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .map(MemoryEventDao::copy)
                .toList());
    }

    @Override
    public long countEventsByAccount(String accountId) {
        called();
        return events.values().stream()
                .filter(event -> event.getAccountId().equals(accountId))
                .count();
    }

    @Override
    public boolean deleteEvent(String id) {
        called();
        return events.remove(id) != null;
    }

    @Override
    public List<String> titles() {
        called();
        return events.values().stream().map(Event::getTitle).toList();
    }
}
