package com.acme.notes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A database that answers after a while, as one does that is some way off. */
public final class SlowNotes {
    private final Map<String, Note> notes = new ConcurrentHashMap<>();
    private final long nanos;

    public SlowNotes(long nanos) {
        this.nanos = nanos;
    }

    Note find(String id) {
        answer();
        Note found = notes.get(id);
        return found == null ? null : found.copy();
    }

    void save(Note note) {
        answer();
        notes.put(note.getId(), note.copy());
    }

    private void answer() {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
