package com.acme.notes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an engineer writes who moves the notes by hand. */
public final class DynamoNotes {
    private final DynamoDbClient client;
    private final String table;

    public DynamoNotes(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    public Note find(String id) {
        Map<String, AttributeValue> item = client.getItem(
                        get -> get.tableName(table).key(Map.of("id", AttributeValue.fromS(id))))
                .item();
        return item.isEmpty() ? null : note(item);
    }

    public void save(Note note) {
        client.putItem(put -> put.tableName(table).item(item(note)));
    }

    private static Map<String, AttributeValue> item(Note note) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", AttributeValue.fromS(note.getId()));
        item.put("accountId", AttributeValue.fromS(note.getAccountId()));
        item.put("title", AttributeValue.fromS(note.getTitle()));
        item.put("text", AttributeValue.fromS(note.getText()));
        item.put("createdAt", AttributeValue.fromS(note.getCreatedAt().toString()));
        item.put("version", AttributeValue.fromN(Integer.toString(note.getVersion())));
        List<AttributeValue> tags = new ArrayList<>();
        note.getTags().forEach(tag -> tags.add(AttributeValue.fromS(tag)));
        item.put("tags", AttributeValue.fromL(tags));
        return item;
    }

    private static Note note(Map<String, AttributeValue> item) {
        List<String> tags = new ArrayList<>();
        item.get("tags").l().forEach(tag -> tags.add(tag.s()));
        return Note.of(
                item.get("id").s(),
                item.get("accountId").s(),
                item.get("title").s(),
                item.get("text").s(),
                Instant.parse(item.get("createdAt").s()),
                Integer.parseInt(item.get("version").n()),
                tags);
    }
}
