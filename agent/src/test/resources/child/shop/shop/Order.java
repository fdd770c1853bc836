package shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

public class Order extends Entity {
    static {
        Loud.say(Order.class);
    }

    private String customerId;
    private Instant placedAt;
    private long number;
    private Status status;
    private List<Line> lines = new ArrayList<>();

    /** An enum of the application. */
    public enum Status {
        OPEN,
        PAID;

        static {
            Loud.say(Status.class);
        }
    }

    /** A nested object. */
    public static class Line {
        private String article;
        private int count;
    }
}
