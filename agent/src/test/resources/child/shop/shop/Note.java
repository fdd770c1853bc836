package shop;

public class Note {
    private String id;
    private String topic;
    private String text;
}
