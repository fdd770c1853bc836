package io.dynamoshadow.testapp.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Events to send, as JSON. */
public final class Samples {

    private static final String[] TYPES = {"SIGN_IN", "SIGN_OUT", "PURCHASE", "REFUND", "MESSAGE", "ALERT"};
    private static final String[] NAMES = {"Ada", "Grace", "Edsger", "Barbara", "Zoë", "李雷"};

    private Samples() {}

    /** The least that the application takes; it gives the id and the time. */
    public static JsonObject small(String accountId) {
        JsonObject event = new JsonObject();
        event.addProperty("accountId", accountId);
        event.addProperty("type", "SIGN_IN");
        return event;
    }

    /** An event with every property set, but for the id. */
    public static JsonObject full(String accountId, RandomGenerator random) {
        JsonObject event = small(accountId);
        event.addProperty("type", pick(TYPES, random));
        event.addProperty(
                "createdAt",
                Instant.now().minusMillis(random.nextInt(86_400_000)).toString());
        event.addProperty(
                "expiresAt", Instant.now().plusMillis(random.nextInt()).toString());
        event.add("actor", actor(random));
        event.add("tags", strings("tag", random.nextInt(4)));
        JsonObject attributes = new JsonObject();
        for (int i = random.nextInt(4); i > 0; i--) {
            attributes.addProperty("key" + i, "value " + random.nextInt(1000));
        }
        event.add("attributes", attributes);
        event.addProperty("amount", BigDecimal.valueOf(random.nextInt(10_000_000), 2));
        byte[] payload = new byte[1 + random.nextInt(200)];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) random.nextInt();
        }
        event.addProperty("payload", Base64.getEncoder().encodeToString(payload));
        event.addProperty("note", "note \"" + random.nextInt(1000) + "\" ✓\nsecond line");
        event.addProperty("source", "https://example.com/pages/" + random.nextInt(100) + "?from=mail");
        event.addProperty("sessionId", new UUID(random.nextLong(), random.nextLong()).toString());
        event.addProperty("attempts", random.nextInt(-5, 100));
        event.addProperty("durationMillis", random.nextLong(1L << 40));
        event.addProperty("score", random.nextDouble(-1, 1));
        event.addProperty("important", random.nextBoolean());
        return event;
    }

    /** A full event from which about a third of what may be null or left out is left out. */
    public static JsonObject any(String accountId, RandomGenerator random) {
        JsonObject event = full(accountId, random);
        String[] optional = {
            "expiresAt", "actor", "tags", "attributes", "amount", "payload", "note", "source", "sessionId"
        };
        for (String name : optional) {
            if (random.nextInt(3) == 0) {
                event.remove(name);
            }
        }
        return event;
    }

    private static JsonObject actor(RandomGenerator random) {
        JsonObject actor = new JsonObject();
        actor.addProperty("name", pick(NAMES, random));
        if (random.nextBoolean()) {
            actor.addProperty("email", "someone" + random.nextInt(100) + "@example.com");
        }
        actor.add("groups", strings("group", random.nextInt(3)));
        return actor;
    }

    private static JsonArray strings(String stem, int count) {
        JsonArray array = new JsonArray();
        for (int i = 0; i < count; i++) {
            array.add(stem + i);
        }
        return array;
    }

    private static String pick(String[] from, RandomGenerator random) {
        return from[random.nextInt(from.length)];
    }
}
