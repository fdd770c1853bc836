package io.dynamoshadow.testapp.store;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The DynamoDB item that a Mongo document of an event has to become, written down by hand: one attribute per property,
 * native types, null where the application sees null.
 */
final class ExpectedItem {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private ExpectedItem() {}

    static Map<String, AttributeValue> of(Document event) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", AttributeValue.fromS(String.valueOf(event.get("_id"))));
        item.put("accountId", text(event.getString("acct")));
        item.put("type", text(event.getString("kind")));
        item.put("createdAt", time(event.getDate("ts")));
        item.put("expiresAt", time(event.getDate("exp")));
        item.put("actor", actor(event.get("by", Document.class)));
        item.put("tags", texts(event.getList("tags", String.class, List.of())));
        item.put("attributes", attributes(event.get("attrs", Document.class)));
        Decimal128 amount = event.get("amt", Decimal128.class);
        item.put("amount", amount == null ? NULL : number(amount.bigDecimalValue()));
        Binary payload = event.get("data", Binary.class);
        item.put("payload", payload == null ? NULL : AttributeValue.fromB(SdkBytes.fromByteArray(payload.getData())));
        item.put("note", text(event.getString("note")));
        item.put("source", text(event.getString("src")));
        item.put("sessionId", text(event.getString("sess")));
        item.put("attempts", number(BigDecimal.valueOf(event.get("tries", 0))));
        item.put("durationMillis", number(BigDecimal.valueOf(event.get("took", 0L))));
        item.put("score", number(BigDecimal.valueOf(event.get("score", 0.0))));
        item.put("important", AttributeValue.fromBool(event.getBoolean("imp", false)));
        return item;
    }

    private static AttributeValue actor(@Nullable Document actor) {
        if (actor == null) {
            return NULL;
        }
        return AttributeValue.fromM(Map.of(
                "name", text(actor.getString("n")),
                "email", text(actor.getString("mail")),
                "groups", texts(actor.getList("in", String.class, List.of()))));
    }

    private static AttributeValue attributes(@Nullable Document attributes) {
        Map<String, AttributeValue> values = new HashMap<>();
        if (attributes != null) {
            attributes.forEach((name, value) -> values.put(name, text((String) value)));
        }
        return AttributeValue.fromM(values);
    }

    private static AttributeValue texts(List<String> texts) {
        return AttributeValue.fromL(texts.stream().map(ExpectedItem::text).toList());
    }

    private static AttributeValue text(@Nullable String text) {
        return text == null ? NULL : AttributeValue.fromS(text);
    }

    private static AttributeValue time(@Nullable Date time) {
        return time == null ? NULL : AttributeValue.fromS(MILLISECONDS.format(time.toInstant()));
    }

    private static AttributeValue number(BigDecimal number) {
        return AttributeValue.fromN(number.toPlainString());
    }
}
