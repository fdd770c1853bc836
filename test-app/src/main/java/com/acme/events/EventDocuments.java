package com.acme.events;

import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Events as Mongo documents. Names are short because every document carries them; what is null is left out. */
final class EventDocuments {

    static final String ID = "_id";
    static final String ACCOUNT = "acct";
    static final String TIME = "ts";

    private EventDocuments() {}

    /** The document of an event; without an {@code _id} when the event has no id yet. */
    static Document toDocument(Event event) {
        Document document = new Document();
        put(document, ID, event.getId());
        put(document, ACCOUNT, event.getAccountId());
        put(document, "kind", event.getType() == null ? null : event.getType().name());
        put(document, TIME, event.getCreatedAt() == null ? null : Date.from(event.getCreatedAt()));
        put(document, "exp", event.getExpiresAt());
        put(document, "by", event.getActor() == null ? null : toDocument(event.getActor()));
        put(document, "tags", event.getTags());
        put(document, "attrs", event.getAttributes() == null ? null : new Document(copy(event.getAttributes())));
        put(document, "amt", event.getAmount() == null ? null : new Decimal128(event.getAmount()));
        put(document, "data", event.getPayload() == null ? null : new Binary(event.getPayload()));
        put(document, "note", event.getNote());
        put(
                document,
                "src",
                event.getSource() == null ? null : event.getSource().toString());
        put(
                document,
                "sess",
                event.getSessionId() == null ? null : event.getSessionId().toString());
        document.append("tries", event.getAttempts());
        document.append("took", event.getDurationMillis());
        document.append("score", event.getScore());
        document.append("imp", event.isImportant());
        return document;
    }

    static Event toEvent(Document document) {
        Event event = new Event();
        event.setId(idOf(document));
        event.setAccountId(document.getString(ACCOUNT));
        String type = document.getString("kind");
        event.setType(type == null ? null : EventType.valueOf(type));
        Date time = document.getDate(TIME);
        event.setCreatedAt(time == null ? null : time.toInstant());
        event.setExpiresAt(document.getDate("exp"));
        Document actor = document.get("by", Document.class);
        event.setActor(actor == null ? null : toActor(actor));
        event.setTags(document.getList("tags", String.class, new ArrayList<>()));
        event.setAttributes(toAttributes(document.get("attrs", Document.class)));
        Decimal128 amount = document.get("amt", Decimal128.class);
        event.setAmount(amount == null ? null : amount.bigDecimalValue());
        Binary payload = document.get("data", Binary.class);
        event.setPayload(payload == null ? null : payload.getData());
        event.setNote(document.getString("note"));
        String source = document.getString("src");
        event.setSource(source == null ? null : URI.create(source));
        String session = document.getString("sess");
        event.setSessionId(session == null ? null : UUID.fromString(session));
        event.setAttempts(document.getInteger("tries", 0));
        event.setDurationMillis(document.get("took", 0L));
        event.setScore(document.get("score", 0.0));
        event.setImportant(document.getBoolean("imp", false));
        return event;
    }

    /** The id of a stored document: an ObjectId in hex, or the string the event came with. */
    static String idOf(Document document) {
        Object id = document.get(ID);
        return id instanceof ObjectId ? ((ObjectId) id).toHexString() : (String) id;
    }

    private static Document toDocument(Actor actor) {
        Document document = new Document();
        put(document, "n", actor.getName());
        put(document, "mail", actor.getEmail());
        put(document, "in", actor.getGroups());
        return document;
    }

    private static Actor toActor(Document document) {
        return new Actor(
                document.getString("n"),
                document.getString("mail"),
                document.getList("in", String.class, new ArrayList<>()));
    }

    private static Map<String, Object> copy(Map<String, String> attributes) {
        return new LinkedHashMap<>(attributes);
    }

    private static Map<String, String> toAttributes(Document document) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (document != null) {
            document.forEach((name, value) -> attributes.put(name, (String) value));
        }
        return attributes;
    }

    private static void put(Document document, String name, Object value) {
        if (value != null) {
            document.append(name, value);
        }
    }
}
