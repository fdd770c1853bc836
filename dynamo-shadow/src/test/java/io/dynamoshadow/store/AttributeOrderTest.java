package io.dynamoshadow.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.values.AllScalars;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.codec.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Our order of attributes against that of DynamoDB's own sort keys. */
final class AttributeOrderTest {
    private static final ItemStore STORE = LocalDynamo.store();

    /** The values in the order in which DynamoDB has them, as sort keys of a partition. */
    private static List<AttributeValue> byDynamo(String property, List<AttributeValue> values) {
        Table table = ItemCodec.of(
                        TestSettings.dao(
                                "dao.x.interface = com.acme.XDao",
                                "dao.x.table = " + LocalDynamo.newTableName(),
                                "dao.x.key = id, " + property),
                        AllScalars.class)
                .table();
        STORE.prepare(table, true);
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (AttributeValue value : values) {
            items.add(Map.of("id", AttributeValue.fromS("1"), property, value));
        }
        STORE.putAll(table, items);
        List<AttributeValue> sorted = new ArrayList<>();
        for (Map<String, AttributeValue> item : STORE.query(ItemQuery.of(table, null, AttributeValue.fromS("1")))) {
            sorted.add(item.get(property));
        }
        return sorted;
    }

    private static List<AttributeValue> shuffledAndSorted(List<AttributeValue> values) {
        List<AttributeValue> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(AttributeOrder::compare);
        return shuffled;
    }

    @Test
    void numbers_are_ordered_by_value_as_dynamo_has_them() {
        List<AttributeValue> numbers = new ArrayList<>();
        for (String number : List.of(
                "10", "9", "-1", "-10", "0", "0.5", "1E-100", "100000000000000000000", "2.25", "-2.25", "1E100")) {
            numbers.add(AttributeValue.fromN(number));
        }

        List<BigDecimal> ours = new ArrayList<>();
        shuffledAndSorted(numbers).forEach(each -> ours.add(new BigDecimal(each.n()).stripTrailingZeros()));

        assertThat(byDynamo("anInt", numbers).stream()
                        .map(each -> new BigDecimal(each.n()).stripTrailingZeros())
                        .toList())
                .isEqualTo(ours);
        assertThat(AttributeOrder.compare(AttributeValue.fromN("1.0"), AttributeValue.fromN("1")))
                .isZero();
    }

    @Test
    void text_is_ordered_by_its_bytes_with_surrogates_after_all_others() {
        List<AttributeValue> texts = new ArrayList<>();
        for (String text : List.of(
                "a",
                "A",
                "aa",
                "ab",
                "Z",
                "é",
                "ß",
                "\uD7FF",
                "\uE000",
                "\uFFFD",
                "\uD83D\uDE00",
                "\uD83D\uDE01x",
                "\uDBFF\uDFFF",
                "a\uE000",
                "a\uD83D\uDE00",
                "1",
                "10",
                "9",
                " ")) {
            texts.add(AttributeValue.fromS(text));
        }

        assertThat(byDynamo("text", texts)).isEqualTo(shuffledAndSorted(texts));
        assertThat(AttributeOrder.compare(AttributeValue.fromS("\uE000"), AttributeValue.fromS("\uD83D\uDE00")))
                .isNegative();
        assertThat("\uE000").isGreaterThan("\uD83D\uDE00");
    }

    @Test
    void binary_is_ordered_by_its_unsigned_bytes() {
        List<AttributeValue> bytes = new ArrayList<>();
        for (byte[] each : new byte[][] {{0}, {1}, {127}, {-128}, {-1}, {1, 0}, {1, -1}, {0, 0}}) {
            bytes.add(AttributeValue.fromB(SdkBytes.fromByteArray(each)));
        }

        assertThat(byDynamo("bytes", bytes)).isEqualTo(shuffledAndSorted(bytes));
    }

    @Test
    void null_comes_first_and_types_keep_mongo_s_order() {
        AttributeValue map = AttributeValue.fromM(Map.of());
        List<AttributeValue> ordered = Arrays.asList(
                AttributeValue.fromNul(true),
                AttributeValue.fromN("9"),
                AttributeValue.fromS("1"),
                map,
                AttributeValue.fromL(List.of()),
                AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0})),
                AttributeValue.fromBool(false),
                AttributeValue.fromBool(true));

        assertThat(shuffledAndSorted(ordered)).isEqualTo(ordered);
        assertThat(AttributeOrder.compare(map, map)).isZero();
    }
}
