package flips;

import java.util.List;

/** A second woven method on the way of each call. */
public final class Decorated implements NoteDao {
    private final NoteDao inner;

    public Decorated(NoteDao inner) {
        this.inner = inner;
    }

    @Override
    public void save(Note note) {
        inner.save(note);
    }

    @Override
    public List<Note> findByAccount(String account) {
        return inner.findByAccount(account);
    }

    @Override
    public Note findById(String id) {
        return inner.findById(id);
    }
}
