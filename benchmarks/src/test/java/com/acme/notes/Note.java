package com.acme.notes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An entity as applications have them. */
public final class Note {
    private String id;
    private String accountId;
    private String title;
    private String text;
    private Instant createdAt;
    private int version;
    private List<String> tags = new ArrayList<>();

    /** A note about nothing. */
    public static Note sample(String accountId, String id) {
        Note note = new Note();
        note.id = id;
        note.accountId = accountId;
        note.title = "About " + id;
        note.text = "Nothing in particular";
        note.createdAt = Instant.EPOCH;
        note.tags.add("first");
        note.tags.add("second");
        return note;
    }

    /** A note as a database has it. */
    static Note of(
            String id, String accountId, String title, String text, Instant createdAt, int version, List<String> tags) {
        Note note = new Note();
        note.id = id;
        note.accountId = accountId;
        note.title = title;
        note.text = text;
        note.createdAt = createdAt;
        note.version = version;
        note.tags = tags;
        return note;
    }

    /** A copy, as a driver makes one for each read. */
    Note copy() {
        Note copy = new Note();
        copy.id = id;
        copy.accountId = accountId;
        copy.title = title;
        copy.text = text;
        copy.createdAt = createdAt;
        copy.version = version;
        copy.tags = new ArrayList<>(tags);
        return copy;
    }

    public String getId() {
        return id;
    }

    public String getAccountId() {
        return accountId;
    }

    String getTitle() {
        return title;
    }

    String getText() {
        return text;
    }

    Instant getCreatedAt() {
        return createdAt;
    }

    int getVersion() {
        return version;
    }

    List<String> getTags() {
        return tags;
    }
}
