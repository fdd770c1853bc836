package io.dynamoshadow.awkward.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Transient;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/** An order as Spring Data maps it. */
@Document("orders")
public class Order {
    @Id
    private String id;

    private String customerId;

    @Field("st")
    private OrderStatus status;

    private Instant placedAt;
    private int total;
    private boolean gift;
    private String note;
    private List<String> tags = new ArrayList<>();
    private List<OrderLine> lines = new ArrayList<>();

    @Transient
    private transient String cachedLabel;

    public Order() {}

    public Order(String id, String customerId, OrderStatus status, int second, int total) {
        this.id = id;
        this.customerId = customerId;
        this.status = status;
        this.placedAt = Instant.parse("2024-05-01T10:00:00.250Z").plusSeconds(second);
        this.total = total;
    }

    public Order gift() {
        this.gift = true;
        return this;
    }

    public Order note(String text) {
        this.note = text;
        return this;
    }

    public Order tags(String... names) {
        this.tags = new ArrayList<>(List.of(names));
        return this;
    }

    public Order line(OrderLine line) {
        this.lines.add(line);
        return this;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getCustomerId() {
        return customerId;
    }

    public OrderStatus getStatus() {
        return status;
    }

    public void setStatus(OrderStatus status) {
        this.status = status;
    }

    public Instant getPlacedAt() {
        return placedAt;
    }

    public int getTotal() {
        return total;
    }

    public boolean isGift() {
        return gift;
    }

    public String getNote() {
        return note;
    }

    public List<String> getTags() {
        return tags;
    }

    public List<OrderLine> getLines() {
        return lines;
    }

    public String getCachedLabel() {
        if (cachedLabel == null) {
            cachedLabel = customerId + "/" + id;
        }
        return cachedLabel;
    }
}
