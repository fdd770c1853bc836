package io.dynamoshadow.compatibility;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The status page of the agent in one application. */
final class Status {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI uri;

    Status(int port) {
        uri = URI.create("http://127.0.0.1:" + port + "/status.json");
    }

    /** The flags as they hold for everyone; empty while there is no page yet, or no DAO on it. */
    String flags() {
        JsonObject dao = dao("orders");
        return dao.has("flags") ? dao.get("flags").getAsString() : "";
    }

    /** How many applications have the DAO loaded. */
    int applications() {
        return number(dao("orders"), "applications");
    }

    int pendingWrites() {
        return number(dao("orders"), "pendingWrites");
    }

    /** What was counted of a method of the orders' DAO. */
    int count(String method, String counter) {
        return count("orders", method, counter);
    }

    /** What was counted of a method; 0 where it is not there yet. */
    int count(String dao, String method, String counter) {
        JsonElement methods = dao(dao).get("methods");
        if (methods != null) {
            for (JsonElement each : methods.getAsJsonArray()) {
                if (each.getAsJsonObject().get("method").getAsString().equals(method)) {
                    return number(each.getAsJsonObject(), counter);
                }
            }
        }
        return 0;
    }

    private static int number(JsonObject object, String name) {
        JsonElement value = object.get(name);
        if (value == null) {
            return 0;
        }
        if (value.isJsonObject()) {
            return value.getAsJsonObject().entrySet().stream()
                    .mapToInt(each -> each.getValue().getAsInt())
                    .sum();
        }
        return value.getAsInt();
    }

    private JsonObject dao(String name) {
        for (JsonElement each : daos()) {
            if (each.getAsJsonObject().get("name").getAsString().equals(name)) {
                return each.getAsJsonObject();
            }
        }
        return new JsonObject();
    }

    private JsonArray daos() {
        try {
            String json = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
            return JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("daos");
        } catch (ConnectException notYet) {
            return new JsonArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
