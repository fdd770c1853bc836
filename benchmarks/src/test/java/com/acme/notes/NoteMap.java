package com.acme.notes;

import java.util.HashMap;
import java.util.Map;

/**
 * What the DAOs here do: as much as can be done in some fifty nanoseconds. A database would take a thousand times as long, and
 * hide what is to be seen.
 */
final class NoteMap {
    private final Map<String, Note> notes = new HashMap<>();

    Note find(String accountId, String id) {
        Note found = notes.get(id);
        return found == null ? null : found.copy();
    }

    void save(Note note) {
        notes.put(note.getId(), note.copy());
    }
}
