package com.acme.notes;

/** Woven; its flags are switched on, and say no to everyone: no rule can say otherwise. */
public interface OffForAllDao {
    Note find(String accountId, String id);

    void save(Note note);

    long count(String accountId);

    /** As its methods are, and nothing more. */
    final class InMemory implements OffForAllDao {
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
