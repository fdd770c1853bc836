package io.dynamoshadow.testapp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ComparisonTest {

    private final Document document = new Document("_id", "e1")
            .append("acct", "alice")
            .append("kind", "PURCHASE")
            .append("ts", Date.from(Instant.ofEpochSecond(1)))
            .append("by", new Document("n", "Ada").append("in", List.of("staff", "admin")))
            .append("amt", Decimal128.parse("12.50"))
            .append("tries", 1)
            .append("took", 5L)
            .append("score", 0.25)
            .append("imp", true);

    private final Map<String, AttributeValue> item = new HashMap<>(ExpectedItem.of(document));

    @Test
    void writes_times_with_three_digits_and_absent_values_as_null() {
        assertThat(item.get("createdAt")).isEqualTo(AttributeValue.fromS("1970-01-01T00:00:01.000Z"));
        assertThat(item.get("expiresAt")).isEqualTo(AttributeValue.fromNul(true));
    }

    @Test
    void compares_numbers_by_value_and_leaves_out_what_is_not_the_applications() {
        item.put("amount", AttributeValue.fromN("12.5"));
        item.put("_v", AttributeValue.fromN("7"));

        assertThat(Comparison.differences(document, item)).isEmpty();
    }

    @Test
    void names_each_path_that_differs() {
        item.remove("note");
        item.put("score", AttributeValue.fromN("0.26"));
        item.put(
                "actor",
                AttributeValue.fromM(Map.of(
                        "name", AttributeValue.fromS("Ada"),
                        "email", AttributeValue.fromNul(true),
                        "groups", AttributeValue.fromL(List.of(AttributeValue.fromS("staff"))))));

        assertThat(Comparison.differences(document, item))
                .containsExactly(
                        "actor.groups[1]: expected (S=admin), found nothing",
                        "note: expected (NUL=true), found nothing",
                        "score: expected (N=0.25), found (N=0.26)");
    }

    @Test
    void finds_what_only_one_store_has() {
        assertThat(Comparison.differences(Map.of("e1", document), Map.of("e2", item)))
                .containsExactly("e1 is missing in Dynamo", "e2 is missing in Mongo");
    }
}
