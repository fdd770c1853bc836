package flips;

/** What the DAO of these tests keeps. */
public class Note {
    private String id;
    private String account;
    private String text;

    public Note() {}

    public Note(String id, String account, String text) {
        this.id = id;
        this.account = account;
        this.text = text;
    }

    public String getId() {
        return id;
    }

    public String getAccount() {
        return account;
    }

    public String getText() {
        return text;
    }
}
