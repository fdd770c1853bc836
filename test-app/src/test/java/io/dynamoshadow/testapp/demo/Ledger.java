package io.dynamoshadow.testapp.demo;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the clients know: every event whose creation, and no deletion, was confirmed to them. Thread-safe. */
final class Ledger {

    private final Map<String, Map<String, JsonObject>> accounts = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private @Nullable String reserved;

    synchronized void created(String account, JsonObject event) {
        accounts.computeIfAbsent(account, unused -> new TreeMap<>())
                .put(event.get("id").getAsString(), event);
    }

    synchronized void deleted(String account, String id) {
        eventsOf(account).remove(id);
        deleted.add(id);
    }

    /** Keeps an event from being deleted, until another is reserved. */
    synchronized void reserve(@Nullable String id) {
        reserved = id;
    }

    /** One of the account's events at random, or null when it has none. */
    synchronized @Nullable String any(String account, RandomGenerator random) {
        List<String> ids = new ArrayList<>(eventsOf(account).keySet());
        return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }

    /** One of the account's events that may be deleted, or null. */
    synchronized @Nullable String anyToDelete(String account, RandomGenerator random) {
        String id = any(account, random);
        return id == null || id.equals(reserved) ? null : id;
    }

    synchronized int count(String account) {
        return eventsOf(account).size();
    }

    /** Every event that is still there, as the application answered its creation. */
    synchronized Map<String, JsonObject> events() {
        Map<String, JsonObject> all = new TreeMap<>();
        accounts.values().forEach(all::putAll);
        return all;
    }

    /** The ids of all events that were deleted. */
    synchronized Set<String> deleted() {
        return Set.copyOf(deleted);
    }

    private Map<String, JsonObject> eventsOf(String account) {
        return accounts.getOrDefault(account, Map.of());
    }
}
