package com.acme.notes;

/** Named in no settings. */
public interface UnwovenDao {
    Note find(String accountId, String id);

    void save(Note note);

    long count(String accountId);

    /** As its methods are, and nothing more. */
    final class InMemory implements UnwovenDao {
        private final NoteMap notes = new NoteMap();

        @Override
        public Note find(String accountId, String id) {
            return notes.find(accountId, id);
        }

        @Override
        public void save(Note note) {
            notes.save(note);
        }

        @Override
        public long count(String accountId) {
            return 0;
        }
    }
}
