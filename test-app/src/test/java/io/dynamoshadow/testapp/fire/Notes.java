package io.dynamoshadow.testapp.fire;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.testapp.server.Servers;
import io.dynamoshadow.testapp.store.DynamoTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What both stores hold, seen without a line of the product's code. */
final class Notes implements AutoCloseable {

    private final MongoClient mongo;
    private final MongoDatabase database;
    private final DynamoTable dynamo;

    /** @param name of the database and of the table */
    Notes(Servers servers, String name) {
        this.mongo = MongoClients.create(servers.mongoUri(name));
        this.database = mongo.getDatabase(name);
        this.dynamo = new DynamoTable(servers.dynamoEndpoint(), name);
    }

    long count() {
        return database.getCollection("notes").countDocuments();
    }

    /** A line for each key of which the stores do not hold the same. */
    List<String> differences() {
        Map<String, Map<String, AttributeValue>> expected = new TreeMap<>();
        for (Document document : database.getCollection("notes").find()) {
            expected.put(String.valueOf(document.get("_id")), item(document));
        }
        Map<String, Map<String, AttributeValue>> found = new TreeMap<>();
        dynamo.all().forEach((id, item) -> {
            Map<String, AttributeValue> own = new HashMap<>(item);
            own.keySet().removeIf(attribute -> attribute.startsWith("_"));
            found.put(id, own);
        });
        List<String> differences = new ArrayList<>();
        expected.forEach((id, item) -> {
            if (!item.equals(found.get(id))) {
                differences.add(id + ": Mongo has " + text(item) + ", Dynamo " + text(found.get(id)));
            }
        });
        found.forEach((id, item) -> {
            if (!expected.containsKey(id)) {
                differences.add(id + ": Mongo has nothing, Dynamo " + text(item));
            }
        });
        return differences;
    }

    private static Map<String, AttributeValue> item(Document document) {
        return Map.of(
                "id", AttributeValue.fromS(String.valueOf(document.get("_id"))),
                "owner", AttributeValue.fromS(document.getString("owner")),
                "text", AttributeValue.fromS(document.getString("text")),
                "hits", AttributeValue.fromN(String.valueOf(document.getLong("hits"))));
    }

    private static String text(@Nullable Map<String, AttributeValue> item) {
        return item == null ? "nothing" : new TreeMap<>(item).toString().replace("AttributeValue", "");
    }

    @Override
    public void close() {
        database.drop();
        mongo.close();
        dynamo.drop();
        dynamo.close();
    }
}
