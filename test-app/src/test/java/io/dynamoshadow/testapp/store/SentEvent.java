package io.dynamoshadow.testapp.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** The Mongo document that the JSON of an event stands for, for events that Mongo was never told of. */
public final class SentEvent {

    private SentEvent() {}

    /** The document of an event as the application answered it, id included. */
    public static Document toDocument(JsonObject event) {
        Document document = new Document("_id", text(event, "id"))
                .append("acct", text(event, "accountId"))
                .append("kind", text(event, "type"))
                .append("ts", time(event, "createdAt"))
                .append("exp", time(event, "expiresAt"))
                .append("tags", texts(event, "tags"))
                .append("note", text(event, "note"))
                .append("src", text(event, "source"))
                .append("sess", text(event, "sessionId"))
                .append("tries", event.get("attempts").getAsInt())
                .append("took", event.get("durationMillis").getAsLong())
                .append("score", event.get("score").getAsDouble())
                .append("imp", event.get("important").getAsBoolean());
        Document attributes = new Document();
        event.getAsJsonObject("attributes")
                .entrySet()
                .forEach(entry ->
                        attributes.append(entry.getKey(), entry.getValue().getAsString()));
        document.append("attrs", attributes);
        if (event.has("actor")) {
            JsonObject actor = event.getAsJsonObject("actor");
            document.append(
                    "by",
                    new Document("n", text(actor, "name"))
                            .append("mail", text(actor, "email"))
                            .append("in", texts(actor, "groups")));
        }
        if (event.has("amount")) {
            document.append("amt", new Decimal128(event.get("amount").getAsBigDecimal()));
        }
        if (event.has("payload")) {
            document.append(
                    "data",
                    new Binary(Base64.getDecoder().decode(event.get("payload").getAsString())));
        }
        return document;
    }

    private static @Nullable String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null ? null : value.getAsString();
    }

    private static @Nullable Date time(JsonObject object, String name) {
        String text = text(object, name);
        return text == null ? null : Date.from(Instant.parse(text));
    }

    private static List<String> texts(JsonObject object, String name) {
        List<String> texts = new ArrayList<>();
        object.getAsJsonArray(name).forEach(element -> texts.add(element.getAsString()));
        return texts;
    }
}
