package flips;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stands where the application's DAO over Mongo would. */
public final class MemoryNotes implements NoteDao {
    private final Map<String, Note> notes = new ConcurrentHashMap<String, Note>();

    @Override
    public void save(Note note) {
        notes.put(note.getId(), note);
    }

    @Override
    public List<Note> findByAccount(String account) {
        List<Note> found = new ArrayList<Note>();
        for (int i = 0; i < Flips.READ_NOTES; i++) {
            Note note = notes.get("read-" + i);
            if (note != null && note.getAccount().equals(account)) {
                found.add(note);
            }
        }
        return found;
    }

    @Override
    public Note findById(String id) {
        return notes.get(id);
    }
}
