package com.acme.notes;

/** What {@link MirroredDao.Slow} is, and named in no settings. */
public final class UnwovenSlowNotes {
    private final SlowNotes notes;

    public UnwovenSlowNotes(SlowNotes notes) {
        this.notes = notes;
    }

    public Note find(String accountId, String id) {
        return notes.find(id);
    }

    public void save(Note note) {
        notes.save(note);
    }
}
