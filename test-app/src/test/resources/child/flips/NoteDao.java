package flips;

import java.util.List;

/** Two methods that tell whose call it is, and one that does not. */
public interface NoteDao {
    void save(Note note);

    List<Note> findByAccount(String account);

    Note findById(String id);
}
