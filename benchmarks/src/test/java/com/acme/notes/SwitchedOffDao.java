package com.acme.notes;

/** Woven; each of its flags to do with DynamoDB is switched off as a whole. */
public interface SwitchedOffDao {
    Note find(String accountId, String id);

    void save(Note note);

    long count(String accountId);

    /** As its methods are, and nothing more. */
    final class InMemory implements SwitchedOffDao {
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
