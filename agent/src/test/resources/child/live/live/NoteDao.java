package live;

/** Has a method of each kind that a class can come by. */
public interface NoteDao {
    Note findById(String id);

    void save(Note note);

    default boolean existsById(String id) {
        return findById(id) != null;
    }
}
