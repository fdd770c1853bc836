package io.dynamoshadow.testapp.demo;

import io.dynamoshadow.testapp.store.Comparison;
import io.dynamoshadow.testapp.store.DynamoTable;
import io.dynamoshadow.testapp.store.MongoEvents;
import io.dynamoshadow.testapp.store.SentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Whether every event got where it belongs, judged from what both stores hold and by hand-written code of its own. Of
 * what happened after Mongo's writes were turned off only the clients know; their word is taken for that.
 */
final class Verdict {

    private final MongoEvents mongo;
    private final DynamoTable table;
    private final Ledger ledger;
    private final List<String> wrong = new ArrayList<>();
    private Map<String, Document> inMongo = Map.of();
    private Map<String, Map<String, AttributeValue>> inDynamo = Map.of();

    Verdict(MongoEvents mongo, DynamoTable table, Ledger ledger) {
        this.mongo = mongo;
        this.table = table;
        this.ledger = ledger;
    }

    /** To be called when Mongo is about to get no writes any more: until now it must hold what the clients know. */
    void mongoWritesEnd() {
        inMongo = mongo.all();
        Set<String> known = ledger.events().keySet();
        missing(known, inMongo.keySet(), "Mongo has lost it");
        missing(inMongo.keySet(), known, "Mongo has it still");
    }

    /** To be called while Mongo still runs: since {@link #mongoWritesEnd()} nothing may have been written to it. */
    void mongoStops() {
        if (!mongo.all().equals(inMongo)) {
            wrong.add("Mongo was written to after its writes had been turned off");
        }
    }

    /** Reads DynamoDB and compares it with what it must hold by now. */
    void reached() {
        Map<String, Document> expected = new TreeMap<>(inMongo);
        expected.keySet().removeAll(ledger.deleted());
        ledger.events().forEach((id, event) -> expected.computeIfAbsent(id, unused -> SentEvent.toDocument(event)));
        inDynamo = table.all();
        wrong.addAll(Comparison.differences(expected, inDynamo));
    }

    int inMongo() {
        return inMongo.size();
    }

    int inDynamo() {
        return inDynamo.size();
    }

    /** How many events that Mongo never saw are in DynamoDB. */
    int onlyInDynamo() {
        Set<String> ids = new TreeSet<>(inDynamo.keySet());
        ids.removeAll(inMongo.keySet());
        return ids.size();
    }

    /** How many events that Mongo still has were deleted after its writes had been turned off. */
    int onlyInMongo() {
        Set<String> ids = new TreeSet<>(inMongo.keySet());
        ids.removeAll(inDynamo.keySet());
        return ids.size();
    }

    /** A line for each event that is not what it must be; empty when all is well. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    private void missing(Set<String> wanted, Set<String> found, String complaint) {
        wanted.stream().filter(id -> !found.contains(id)).forEach(id -> wrong.add(id + ": " + complaint));
    }
}
