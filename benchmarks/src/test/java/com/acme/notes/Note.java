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
}
