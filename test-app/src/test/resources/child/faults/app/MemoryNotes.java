package faults.app;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Stands where the application's DAO over Mongo would: gives the very objects that the test expects, and counts its calls. */
public class MemoryNotes implements NoteDao {
    public final Map<String, Note> notes = new ConcurrentHashMap<>();
    public volatile List<Note> list;
    public volatile CompletionStage<Note> later;
    public final IOException failure = new IOException("as the application throws it");
    public volatile boolean failing;
    public volatile int calls;

    /** Those of the application, that is: the agent reads again what differs, on threads of its own. */
    private void count() {
        if (!Thread.currentThread().getName().startsWith("dynamo-shadow-")) {
            calls++;
        }
    }

    @Override
    public Note findById(String id) throws IOException {
        count();
        if (failing) {
            throw failure;
        }
        return notes.get(id);
    }

    @Override
    public List<Note> findByAuthor(String author) {
        count();
        return list;
    }

    @Override
    public long countByAuthor(String author) {
        count();
        return list.size();
    }

    @Override
    public boolean existsById(String id) {
        count();
        return notes.containsKey(id);
    }

    @Override
    public CompletionStage<Note> findLaterById(String id) {
        count();
        return later;
    }

    @Override
    public Note save(Note note) {
        count();
        notes.put(note.getId(), note);
        return note;
    }

    @Override
    public void store(Note note) {
        count();
        notes.put(note.getId(), note);
    }

    @Override
    public void insert(Note note) throws IOException {
        count();
        throw failure;
    }

    @Override
    public int updateTitle(String id, String title) {
        count();
        notes.get(id).setTitle(title);
        return 1;
    }

    @Override
    public boolean deleteById(String id) {
        count();
        return notes.remove(id) != null;
    }

    @Override
    public CompletionStage<Note> saveLater(Note note) {
        count();
        notes.put(note.getId(), note);
        return later;
    }
}
