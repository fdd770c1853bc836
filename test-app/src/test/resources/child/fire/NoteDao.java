package fire;

/** Writes of every kind: a state, a state where none is, a change that only Mongo knows, deletions by key and by query. */
public interface NoteDao {
    void save(Note note);

    /** One without an id is given one, and returned with it. */
    Note createNote(Note note);

    void addHit(String id);

    Note findById(String id);

    void deleteById(String id);

    long deleteByOwner(String owner);
}
