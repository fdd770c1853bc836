package lazy;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import java.util.Iterator;
import java.util.stream.Stream;

/** A DAO whose results are read little by little. */
public interface NoteDao {
    void save(Note note);

    Note findById(String id);

    Stream<Note> streamByAuthor(String author);

    Iterator<Note> findByAuthor(String author);

    Iterable<Note> queryByAuthor(String author);

    MongoCursor<Note> readByAuthor(String author);

    MongoIterable<Note> searchByAuthor(String author);

    /** Of a class, in whose place nothing else can be given. */
    NoteCursor getByAuthor(String author);
}
