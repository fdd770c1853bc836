package shop;

import java.util.Collections;
import java.util.List;

/** A mirror that somebody has written: of one method alone. */
public class DynamoNotes {
    static {
        Loud.say(DynamoNotes.class);
    }

    public List<Note> list(String topic) {
        return Collections.emptyList();
    }
}
