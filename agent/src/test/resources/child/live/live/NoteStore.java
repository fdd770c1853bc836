package live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows nothing of the DAO. */
public class NoteStore {
    protected final Map<String, Note> notes = new ConcurrentHashMap<String, Note>();

    public Note findById(String id) {
        return notes.get(id);
    }
}
