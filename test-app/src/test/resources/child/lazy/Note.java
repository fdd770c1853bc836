package lazy;

/** What the DAO keeps. */
public class Note {
    String id;
    String author;
    String text;

    public Note() {}

    Note(String id, String author, String text) {
        this.id = id;
        this.author = author;
        this.text = text;
    }
}
