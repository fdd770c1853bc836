package io.dynamoshadow.bench;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** An entity of 17 properties of the usual kinds, as the DynamoDB Enhanced Client wants its beans. */
@DynamoDbBean
@NullUnmarked
public class SampleEvent {
    private String id;
    private String accountId;
    private Kind kind;
    private Instant createdAt;
    private Actor actor;
    private List<String> tags;
    private Map<String, String> labels;
    private BigDecimal amount;
    private URI source;
    private UUID sessionId;
    private String note;
    private Integer attempts;
    private int version;
    private long durationMillis;
    private double score;
    private boolean important;
    private Boolean archived;

    @DynamoDbPartitionKey
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getAccountId() {
        return accountId;
    }

    public void setAccountId(String accountId) {
        this.accountId = accountId;
    }

    public Kind getKind() {
        return kind;
    }

    public void setKind(Kind kind) {
        this.kind = kind;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public void setCreatedAt(Instant createdAt) {
        this.createdAt = createdAt;
    }

    public Actor getActor() {
        return actor;
    }

    public void setActor(Actor actor) {
        this.actor = actor;
    }

    public List<String> getTags() {
        return tags;
    }

    public void setTags(List<String> tags) {
        this.tags = tags;
    }

    public Map<String, String> getLabels() {
        return labels;
    }

    public void setLabels(Map<String, String> labels) {
        this.labels = labels;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public URI getSource() {
        return source;
    }

    public void setSource(URI source) {
        this.source = source;
    }

    public UUID getSessionId() {
        return sessionId;
    }

    public void setSessionId(UUID sessionId) {
        this.sessionId = sessionId;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public Integer getAttempts() {
        return attempts;
    }

    public void setAttempts(Integer attempts) {
        this.attempts = attempts;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public long getDurationMillis() {
        return durationMillis;
    }

    public void setDurationMillis(long durationMillis) {
        this.durationMillis = durationMillis;
    }

    public double getScore() {
        return score;
    }

    public void setScore(double score) {
        this.score = score;
    }

    public boolean isImportant() {
        return important;
    }

    public void setImportant(boolean important) {
        this.important = important;
    }

    public Boolean getArchived() {
        return archived;
    }

    public void setArchived(Boolean archived) {
        this.archived = archived;
    }

    public enum Kind {
        SIGNED_IN,
        SIGNED_OUT
    }

    @DynamoDbBean
    public static class Actor {
        private String id;
        private String name;
        private String email;
        private int age;

        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getEmail() {
            return email;
        }

        public void setEmail(String email) {
            this.email = email;
        }

        public int getAge() {
            return age;
        }

        public void setAge(int age) {
            this.age = age;
        }
    }

    /** One with all its properties. */
    static SampleEvent sample() {
        Actor actor = new Actor();
        actor.setId("user-77");
        actor.setName("Ann Example");
        actor.setEmail("ann@example.com");
        actor.setAge(41);
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("browser", "Firefox 140");
        labels.put("country", "CH");
        labels.put("campaign", "spring");
        SampleEvent event = new SampleEvent();
        event.setId("65f0c2a3b1e4d5f6a7b8c9d0");
        event.setAccountId("account-4711");
        event.setKind(Kind.SIGNED_IN);
        event.setCreatedAt(Instant.parse("2026-03-01T10:15:30.123Z"));
        event.setActor(actor);
        event.setTags(List.of("web", "mfa", "new-device"));
        event.setLabels(labels);
        event.setAmount(new BigDecimal("1234.56"));
        event.setSource(URI.create("https://example.com/sign-in?from=mail"));
        event.setSessionId(UUID.fromString("6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d"));
        event.setAttempts(2);
        event.setVersion(7);
        event.setDurationMillis(184_000);
        event.setScore(0.875);
        event.setImportant(true);
        event.setArchived(false);
        return event;
    }
}
