package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.values.AllContainers;
import com.acme.values.AllScalars;
import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Whatever an entity holds comes back from DynamoDB as it was. */
final class RoundTripTest {
    private static final StoredItems SCALARS = new StoredItems(AllScalars.class, "dao.x.key = id");
    private static final StoredItems CONTAINERS = new StoredItems(
            AllContainers.class, "dao.x.key = id", "dao.x.classes = com.acme.values.AllScalars$Feature");
    private static final StoredItems DOCUMENTS = new StoredItems(Document.class, "dao.x.key = _id");
    private static final StoredItems BSON_DOCUMENTS = new StoredItems(BsonDocument.class, "dao.x.key = _id");
    private static final StoredItems MAPS =
            new StoredItems(Map.class, "dao.x.key = id", "dao.x.classes = com.acme.values.*");

    @Provide
    Arbitrary<AllScalars> scalars() {
        return Generated.entities(AllScalars.class);
    }

    @Provide
    Arbitrary<AllContainers> containers() {
        return Generated.entities(AllContainers.class);
    }

    @Provide
    Arbitrary<Map<String, @Nullable Object>> maps() {
        return Arbitraries.maps(GeneratedScalars.names(), Generated.anything(0).injectNull(0.1))
                .ofMaxSize(8);
    }

    @Property(tries = 250, seed = "1", shrinking = ShrinkingMode.BOUNDED)
    void every_scalar(@ForAll("scalars") AllScalars entity) {
        entity.id = "1";

        assertThat(Structure.of(SCALARS.back(entity))).isEqualTo(Structure.of(entity));
    }

    @Property(tries = 200, seed = "2", shrinking = ShrinkingMode.BOUNDED)
    void everything_that_holds_others(@ForAll("containers") AllContainers entity) {
        entity.id = "1";

        assertThat(Structure.of(CONTAINERS.back(entity))).isEqualTo(Structure.of(entity));
    }

    @Property(tries = 150, seed = "3", shrinking = ShrinkingMode.BOUNDED)
    void a_map_that_is_the_entity(@ForAll("maps") Map<String, @Nullable Object> entity) {
        entity.put("id", "1");

        assertThat(Structure.of(MAPS.back(entity))).isEqualTo(Structure.of(entity));
    }

    /** What the driver reads after it has written is the same from DynamoDB. */
    @Property(tries = 150, seed = "4", shrinking = ShrinkingMode.BOUNDED)
    void a_document_that_came_from_mongo(@ForAll("maps") Map<String, @Nullable Object> entity) {
        Document document = ofMongo(entity);
        document.put("_id", new ObjectId("656f6e2a1c9d440000a1b2c3"));

        assertThat(DOCUMENTS.back(document)).isEqualTo(document);
        BsonDocument bson = document.toBsonDocument();
        assertThat(BSON_DOCUMENTS.back(bson)).isEqualTo(bson);
    }

    /** Only what Mongo has types for. */
    private static Document ofMongo(Map<String, @Nullable Object> map) {
        Document document = new Document();
        map.forEach((name, value) -> {
            if (!name.contains("\u0000") && isOfMongo(value)) {
                document.put(name, value);
            }
        });
        return new DocumentCodec()
                .decode(
                        document.toBsonDocument().asBsonReader(),
                        org.bson.codecs.DecoderContext.builder().build());
    }

    private static boolean isOfMongo(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof Float
                || value instanceof ObjectId
                || value instanceof java.util.Date
                || (value instanceof BigDecimal decimal && decimal.precision() < 30);
    }
}
