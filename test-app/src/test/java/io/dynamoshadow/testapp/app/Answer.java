package io.dynamoshadow.testapp.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** What the application answered: a status and a JSON text, empty when it sent none. */
public record Answer(int status, String body) {

    public JsonObject object() {
        return JsonParser.parseString(body).getAsJsonObject();
    }

    public JsonArray array() {
        return JsonParser.parseString(body).getAsJsonArray();
    }

    /** The id of the event in the answer. */
    public String id() {
        return object().get("id").getAsString();
    }

    /** Whether the answer is one that a healthy application gives: 404 is, 500 is not. */
    public boolean isHealthy() {
        return status < 300 || status == 404;
    }
}
