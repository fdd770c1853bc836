package live;

/** One that a lambda can be. */
public interface NoteReader {
    Note findById(String id);
}
