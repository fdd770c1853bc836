package faults.app;

/** What the DAO of these tests keeps. */
public class Note {
    private String id;
    private String author;
    private String title;
    private long stars;

    public Note() {}

    public Note(String id, String author, String title) {
        this.id = id;
        this.author = author;
        this.title = title;
        this.stars = title.length();
    }

    public String getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return "note " + id + " of " + author + ", " + title;
    }
}
