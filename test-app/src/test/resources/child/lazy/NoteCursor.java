package lazy;

import com.mongodb.client.MongoCursor;
import java.io.Closeable;
import java.util.Iterator;

/** A cursor of the application's own. */
public class NoteCursor implements Iterator<Note>, Closeable {
    private final MongoCursor<Note> cursor;

    /** How many the program asked for, and how many cursors it closed: others may read what they ask for themselves. */
    static int read;

    static int closed;

    NoteCursor(MongoCursor<Note> cursor) {
        this.cursor = cursor;
    }

    private static boolean isProgram() {
        return Thread.currentThread().getName().equals("main");
    }

    @Override
    public boolean hasNext() {
        return cursor.hasNext();
    }

    @Override
    public Note next() {
        read += isProgram() ? 1 : 0;
        return cursor.next();
    }

    @Override
    public void close() {
        closed += isProgram() ? 1 : 0;
        cursor.close();
    }
}
