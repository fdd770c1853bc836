package com.acme.notes;

/** Named in the settings, with its flags on for everyone. */
public interface MirroredDao {
    Note find(String accountId, String id);

    void save(Note note);

    /** Over a slow database. */
    final class Slow implements MirroredDao {
        private final SlowNotes notes;

        public Slow(SlowNotes notes) {
            this.notes = notes;
        }

        @Override
        public Note find(String accountId, String id) {
            return notes.find(id);
        }

        @Override
        public void save(Note note) {
            notes.save(note);
        }
    }
}
