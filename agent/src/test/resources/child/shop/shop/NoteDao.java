package shop;

import java.util.List;

public interface NoteDao {
    void add(Note note);

    Note get(String id);

    List<Note> list(String topic);
}
