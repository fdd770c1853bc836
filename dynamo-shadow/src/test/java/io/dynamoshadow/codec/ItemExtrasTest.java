package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.values.AllScalars;
import io.dynamoshadow.model.ModelException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an item has that its entity has not: a time to live, and text in the place of empty keys. */
final class ItemExtrasTest {
    private static AllScalars entity(String id) {
        AllScalars entity = new AllScalars();
        entity.id = id;
        return entity;
    }

    @Test
    void the_time_to_live_is_in_seconds_rounded_up_and_no_property() {
        StoredItems items = new StoredItems(AllScalars.class, "dao.x.key = id", "dao.x.ttl = instant + 30d");
        AllScalars entity = entity("1");
        assertThat(items.codec.write(entity)).doesNotContainKey("_ttl");

        entity.instant = Instant.parse("1970-01-01T00:00:00.001Z");
        assertThat(items.stored(entity)).containsEntry("_ttl", AttributeValue.fromN("2592001"));
        assertThat(items.back(entity).instant).isEqualTo(entity.instant);
    }

    @Test
    void dates_and_numbers_of_seconds_or_milliseconds_are_times_to_live() {
        StoredItems numbers = new StoredItems(
                AllScalars.class, "dao.x.key = id", "dao.x.ttl = boxedLong", "dao.x.ttl-attribute = expires");
        AllScalars entity = entity("1");
        entity.boxedLong = 1_795_380_000L;
        assertThat(numbers.codec.write(entity)).containsEntry("expires", AttributeValue.fromN("1795380000"));
        entity.boxedLong = 1_795_380_000_000L;
        assertThat(numbers.codec.write(entity)).containsEntry("expires", AttributeValue.fromN("1795380000"));

        StoredItems dates = new StoredItems(AllScalars.class, "dao.x.key = id", "dao.x.ttl = localDate+1h");
        entity.localDate = LocalDate.of(1970, 1, 2);
        assertThat(dates.codec.write(entity)).containsEntry("_ttl", AttributeValue.fromN("90000"));
    }

    @Test
    void a_documents_time_to_live_does_not_come_back_in_it() {
        StoredItems items = new StoredItems(Document.class, "dao.x.key = _id", "dao.x.ttl = meta.until");
        Document document =
                new Document("_id", "a").append("meta", new Document("until", new java.sql.Timestamp(5000)));

        assertThat(items.stored(document)).containsEntry("_ttl", AttributeValue.fromN("5"));
        assertThat(items.back(document)).doesNotContainKey("_ttl");
        assertThatThrownBy(() -> items.codec.write(new Document("_id", "a").append("meta", new Document("until", "x"))))
                .isInstanceOf(CodecException.class)
                .hasMessage("meta.until: is a java.lang.String, which is no time to live by");
    }

    @Test
    void what_is_no_time_is_refused_at_once() {
        assertThatThrownBy(() -> new StoredItems(AllScalars.class, "dao.x.key = id", "dao.x.ttl = uuid"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("dao.x.ttl: uuid is a java.util.UUID, which is no time");
        assertThatThrownBy(() -> new StoredItems(AllScalars.class, "dao.x.key = id", "dao.x.ttl = until"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has no property \"until\"");
        assertThatThrownBy(() -> new StoredItems(
                        AllScalars.class, "dao.x.key = id", "dao.x.ttl = date", "dao.x.ttl-attribute = date"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the attribute date is taken");
    }

    @Test
    void an_empty_key_has_the_chosen_text_in_its_place_and_comes_back_empty() {
        StoredItems items = new StoredItems(
                AllScalars.class, "dao.x.key = id", "dao.x.index.by-text = text", "dao.x.empty-key = <none>");
        AllScalars entity = entity("");
        entity.text = "";

        Map<String, AttributeValue> stored = items.stored(entity);

        assertThat(stored)
                .containsEntry("id", AttributeValue.fromS("<none>"))
                .containsEntry("text", AttributeValue.fromS("<none>"));
        assertThat(items.back(entity).id).isEmpty();
        assertThat(items.back(entity).text).isEmpty();
        assertThat(items.codec.table().key().partition().write("")).isEqualTo(AttributeValue.fromS("<none>"));
        entity.text = "<none>";
        assertThatThrownBy(() -> items.codec.write(entity))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.KEY))
                .hasMessage("text: is \"<none>\", which stands for an empty key. Choose another");
    }

    @Test
    void a_number_that_dynamo_has_not_is_no_key() {
        StoredItems items = new StoredItems(AllScalars.class, "dao.x.key = id, aDouble");
        AllScalars entity = entity("1");
        entity.aDouble = 1e300;

        assertThatThrownBy(() -> items.codec.write(entity))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.KEY))
                .hasMessage("the key property aDouble is no number that DynamoDB has");
    }
}
