package lazy;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;

/** Over MongoDB, by the application's own driver. */
final class MongoNotes implements NoteDao {
    private final MongoCollection<Document> notes;

    MongoNotes(MongoCollection<Document> notes) {
        this.notes = notes;
    }

    private MongoIterable<Note> by(String author) {
        FindIterable<Document> found = notes.find(Filters.eq("author", author)).sort(Sorts.ascending("_id"));
        return found.batchSize(2).map(MongoNotes::note);
    }

    private static Note note(Document document) {
        if (document.getString("text") == null) {
            throw Lazy.<RuntimeException>sneaky(new java.io.IOException("note " + document.getString("_id")));
        }
        return new Note(document.getString("_id"), document.getString("author"), document.getString("text"));
    }

    @Override
    public void save(Note note) {
        notes.insertOne(new Document("_id", note.id).append("author", note.author).append("text", note.text));
    }

    @Override
    public Note findById(String id) {
        return notes.find(Filters.eq(id)).map(MongoNotes::note).first();
    }

    @Override
    public Stream<Note> streamByAuthor(String author) {
        NoteCursor cursor = getByAuthor(author);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                .onClose(cursor::close);
    }

    @Override
    public Iterator<Note> findByAuthor(String author) {
        return getByAuthor(author);
    }

    @Override
    public Iterable<Note> queryByAuthor(String author) {
        return () -> by(author).iterator();
    }

    @Override
    public MongoCursor<Note> readByAuthor(String author) {
        return by(author).iterator();
    }

    @Override
    public MongoIterable<Note> searchByAuthor(String author) {
        return by(author);
    }

    @Override
    public NoteCursor getByAuthor(String author) {
        return new NoteCursor(by(author).iterator());
    }
}
