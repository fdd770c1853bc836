package app.other;

/** Has nothing to do with any DAO. */
public class Outsider {
    public String find(String id, long version) {
        return "outsider " + id;
    }
}
