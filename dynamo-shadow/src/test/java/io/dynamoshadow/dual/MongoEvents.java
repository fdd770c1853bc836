package io.dynamoshadow.dual;

import com.acme.events.Event;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What DAOs of these tests have in common: events as Mongo keeps them, each as a copy. */
class MongoEvents {
    final Map<String, Event> events = new ConcurrentHashMap<>();
    /** What reading throws, or null. */
    volatile @Nullable RuntimeException failure;

    static Event event(String id, String account) {
        return new Event(id, account, "2026-11-22T20:40:00Z");
    }

    static Event event(String id) {
        return event(id, "acc-1");
    }

    static Event copy(Event event) {
        Event copy = new Event(event.getId(), event.getAccountId(), null).titled(event.getTitle());
        copy.setCreatedAt(event.getCreatedAt());
        copy.getTags().addAll(event.getTags());
        copy.getPayload().putAll(event.getPayload());
        return copy;
    }

    final void put(Event event) {
        events.put(event.getId(), copy(event));
    }

    final @Nullable Event read(String id) {
        if (failure != null) {
            throw failure;
        }
        Event found = events.get(id);
        return found == null ? null : copy(found);
    }
}
