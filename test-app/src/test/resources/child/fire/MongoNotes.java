package fire;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Keeps notes in the collection "notes". */
public final class MongoNotes implements NoteDao {
    private final MongoCollection<Document> notes;

    public MongoNotes(MongoDatabase database) {
        this.notes = database.getCollection("notes");
    }

    @Override
    public void save(Note note) {
        notes.replaceOne(new Document("_id", note.getId()), document(note), new ReplaceOptions().upsert(true));
    }

    @Override
    public Note createNote(Note note) {
        Document document = document(note);
        notes.insertOne(document);
        return note(document);
    }

    @Override
    public void addHit(String id) {
        notes.updateOne(new Document("_id", id), new Document("$inc", new Document("hits", 1L)));
    }

    @Override
    public Note findById(String id) {
        Object key = ObjectId.isValid(id) ? new ObjectId(id) : id;
        Document found = notes.find(new Document("_id", key)).first();
        return found == null ? null : note(found);
    }

    @Override
    public void deleteById(String id) {
        notes.deleteOne(new Document("_id", id));
    }

    @Override
    public long deleteByOwner(String owner) {
        return notes.deleteMany(new Document("owner", owner)).getDeletedCount();
    }

    private static Document document(Note note) {
        Document document = new Document();
        if (note.getId() != null) {
            document.append("_id", note.getId());
        }
        return document.append("owner", note.getOwner())
                .append("text", note.getText())
                .append("hits", note.getHits());
    }

    private static Note note(Document document) {
        return new Note(
                document.get("_id").toString(),
                document.getString("owner"),
                document.getString("text"),
                document.getLong("hits"));
    }
}
