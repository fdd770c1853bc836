package io.dynamoshadow.testapp.demo;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.store.Comparison;
import io.dynamoshadow.testapp.store.DynamoTable;
import io.dynamoshadow.testapp.store.SentEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item that somebody changes in DynamoDB behind everybody's back, and what the agent says to it. */
final class FalsifiedRow {

    static final String DIFFERENCE = "Mongo and Dynamo events differ";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Scene scene;
    private final Ledger ledger;
    private String id = "";
    private String account = "";
    private Optional<String> line = Optional.empty();

    FalsifiedRow(Scene scene, Ledger ledger) {
        this.scene = scene;
        this.ledger = ledger;
    }

    /** Falsifies an event that both stores hold alike. */
    void falsify() {
        DynamoTable table = scene.table();
        Map<String, Map<String, AttributeValue>> items = table.all();
        for (Map.Entry<String, JsonObject> event : ledger.events().entrySet()) {
            Map<String, AttributeValue> item = items.get(event.getKey());
            if (item != null
                    && Comparison.differences(SentEvent.toDocument(event.getValue()), item)
                            .isEmpty()) {
                id = event.getKey();
                account = event.getValue().get("accountId").getAsString();
                ledger.reserve(id);
                table.set(id, "attempts", AttributeValue.fromN("4711"));
                return;
            }
        }
        throw new IllegalStateException("no event is the same in both stores");
    }

    /** Reads the event through the application and waits for the agent to notice. */
    List<String> read() throws InterruptedException {
        scene.app().http().find(id);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (line.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(50);
            line = scene.app()
                    .stderr()
                    .find(text -> text.contains(DIFFERENCE) && text.contains("findEventById") && text.contains(id));
        }
        return List.of(
                "item " + id + " of " + account + " got other attempts in DynamoDB, 4711; the agent says:",
                line.orElse("nothing"));
    }

    boolean wasNoticed() {
        return line.isPresent();
    }
}
