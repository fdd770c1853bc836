package faults.app;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A method of each kind. */
public interface NoteDao {
    Note findById(String id) throws IOException;

    List<Note> findByAuthor(String author);

    long countByAuthor(String author);

    boolean existsById(String id);

    CompletionStage<Note> findLaterById(String id);

    Note save(Note note);

    void store(Note note);

    void insert(Note note) throws IOException;

    int updateTitle(String id, String title);

    boolean deleteById(String id);

    CompletionStage<Note> saveLater(Note note);
}
