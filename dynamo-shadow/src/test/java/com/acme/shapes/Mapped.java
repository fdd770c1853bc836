package com.acme.shapes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.beans.ConstructorProperties;
import org.bson.codecs.pojo.annotations.BsonCreator;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.codecs.pojo.annotations.BsonIgnore;
import org.bson.codecs.pojo.annotations.BsonProperty;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.mongodb.core.mapping.DBRef;
import org.springframework.data.mongodb.core.mapping.Field;

/** Entities as the mappers want them. */
public final class Mapped {
    private Mapped() {}

    /** Of Mongo's driver, annotated at fields, getters and parameters. */
    public static class Driver {
        @BsonId
        private final String key;

        @BsonProperty("fn")
        private final String firstName;

        private String city;

        @BsonIgnore
        public int cached = 5;

        private int computed;

        @BsonCreator
        public Driver(@BsonId String x, @BsonProperty("fn") String y) {
            this.key = x;
            this.firstName = y;
        }

        @BsonProperty("c")
        public String getCity() {
            return city;
        }

        public void setCity(String city) {
            this.city = city;
        }

        @BsonIgnore
        public int getComputed() {
            return computed;
        }

        public void setComputed(int computed) {
            this.computed = computed;
        }

        public String key() {
            return key;
        }

        public String firstName() {
            return firstName;
        }
    }

    /** Of Spring Data; the second constructor is the one that it is told to use. */
    public static class Spring {
        @Id
        @Field("_id")
        public final String key;

        @Field(name = "v")
        public final int value;

        @Transient
        private final String label;

        @JsonIgnore
        public String secret;

        public static int byPublic;

        public Spring(String key, int value) {
            this(key, value, "public");
            byPublic++;
        }

        @PersistenceCreator
        private Spring(String key, int value, String label) {
            this.key = key;
            this.value = value;
            this.label = label == null ? "from the store" : label;
        }

        public String label() {
            return label;
        }
    }

    public static class SpringReference {
        public String id;

        @DBRef
        public Spring other;
    }

    public static class Morphia1 {
        @org.mongodb.morphia.annotations.Id
        public String id;

        @org.mongodb.morphia.annotations.Property("n")
        public String name;

        @org.mongodb.morphia.annotations.Embedded
        public Address address;

        @org.mongodb.morphia.annotations.NotSaved
        public String hash = "h";

        @org.mongodb.morphia.annotations.Transient
        public String temporary = "t";
    }

    @SuppressWarnings("removal")
    public static class Morphia2 {
        @dev.morphia.annotations.Id
        public String id;

        @dev.morphia.annotations.Property("n")
        public String name;

        @dev.morphia.annotations.Property
        public String plain;

        @dev.morphia.annotations.NotSaved
        public String hash = "h";
    }

    public static class Morphia2Reference {
        public String id;

        @dev.morphia.annotations.Reference
        public Morphia2 other;
    }

    /** Of Jackson, as a record. */
    public record Jackson(@JsonProperty("the-id") String id, @JsonIgnore int internal) {}

    /** Of Jackson, by a constructor whose parameters have names of their own. */
    public static final class Created {
        private final String id;
        private final String name;

        @JsonCreator
        Created(@JsonProperty("name") String a, @JsonProperty("id") String b) {
            this.id = b;
            this.name = a;
        }

        @Override
        public String toString() {
            return id + " " + name;
        }
    }

    /** Of Java's own beans, as Lombok once wrote it. */
    public static final class Bean {
        private final String id;
        private final String name;

        @ConstructorProperties({"name", "id"})
        public Bean(String a, String b) {
            this.id = b;
            this.name = a;
        }

        @Override
        public String toString() {
            return id + " " + name;
        }
    }

    /** Two properties of one attribute. */
    public static class Clash {
        public String id;

        @Field("id")
        public String other;
    }
}
