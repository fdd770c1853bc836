package fire;

/** What the DAO of these tests keeps. */
public class Note {
    private String id;
    private String owner;
    private String text;
    private long hits;

    public Note() {}

    public Note(String id, String owner, String text, long hits) {
        this.id = id;
        this.owner = owner;
        this.text = text;
        this.hits = hits;
    }

    public String getId() {
        return id;
    }

    public String getOwner() {
        return owner;
    }

    public String getText() {
        return text;
    }

    public long getHits() {
        return hits;
    }
}
