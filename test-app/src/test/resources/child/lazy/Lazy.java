package lazy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Reads what its DAO returns in every way, and prints what it got. Each line of its input is one round, the name of whose notes it
 * reads.
 */
public final class Lazy {
    private Lazy() {}

    public static void main(String[] args) throws Exception {
        try (MongoClient client = MongoClients.create(args[0]);
                Scanner rounds = new Scanner(System.in, "UTF-8")) {
            NoteDao notes = new MongoNotes(client.getDatabase(args[1]).getCollection("notes"));
            for (int i = 0; i < 5; i++) {
                notes.save(new Note("ann-" + i, "ann", "text " + i));
            }
            client.getDatabase(args[1])
                    .getCollection("notes")
                    .insertOne(new Document("_id", "broken").append("author", "broken"));
            say("written");
            while (rounds.hasNextLine()) {
                round(notes, rounds.nextLine());
                say("read");
            }
        }
    }

    private static void round(NoteDao notes, String author) throws Exception {
        try (Stream<Note> stream = notes.streamByAuthor(author)) {
            say("stream", stream.filter(note -> !note.id.endsWith("-1"))
                    .map(note -> note.id)
                    .collect(Collectors.toList()));
        }
        List<String> ids = new ArrayList<>();
        Iterator<Note> iterator = notes.findByAuthor(author);
        iterator.forEachRemaining(note -> {
            ids.add(note.id);
            note.text = "changed by the application";
        });
        if (iterator instanceof Closeable) {
            ((Closeable) iterator).close();
        }
        say("iterator", ids);
        ids.clear();
        for (Note note : notes.queryByAuthor(author)) {
            ids.add(note.id);
        }
        say("iterable", ids);
        ids.clear();
        try (MongoCursor<Note> cursor = notes.readByAuthor(author)) {
            while (cursor.hasNext()) {
                ids.add(cursor.next().id);
            }
            say("cursor of a server", ids, cursor.getServerAddress() != null);
        }
        MongoIterable<Note> iterable = notes.searchByAuthor(author);
        say("mongo iterable", iterable.batchSize(3).into(new ArrayList<Note>()).size());

        NoteCursor.read = 0;
        NoteCursor.closed = 0;
        try (Stream<Note> stream = notes.streamByAuthor(author)) {
            say("first of a stream", stream.map(note -> note.id).findFirst().orElse("none"), NoteCursor.read);
        }
        try (NoteCursor own = notes.getByAuthor(author)) {
            say("cursor of its own", own.next().id, NoteCursor.read);
        }
        iterator = notes.findByAuthor(author);
        say("one of an iterator", iterator.next().id, NoteCursor.read);
        ((Closeable) iterator).close();
        say("closed", NoteCursor.closed);
        try (MongoCursor<Note> cursor = notes.readByAuthor("broken")) {
            say("read from a broken one", cursor.next().id);
        } catch (Exception failed) {
            say("failed as it would", failed.getClass().getName(), failed.getMessage());
        }
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static void say(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        System.out.println(line);
    }
}
