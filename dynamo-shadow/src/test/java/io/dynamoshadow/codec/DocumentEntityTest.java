package io.dynamoshadow.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.BasicDBList;
import com.mongodb.BasicDBObject;
import io.dynamoshadow.model.ModelException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Documents, which declare nothing, as entities. */
@SuppressWarnings("JavaUtilDate") // the driver has them
final class DocumentEntityTest {
    private static final ObjectId ID = new ObjectId("656f6e2a1c9d440000a1b2c3");

    @Test
    void an_id_of_mongo_is_its_digits_and_comes_back_as_an_object_id() {
        StoredItems items = new StoredItems(Document.class, "dao.x.key = _id");
        Document document = new Document("_id", ID).append("n", 5L).append("actor", new Document("id", "a"));

        assertThat(items.stored(document)).containsEntry("_id", AttributeValue.fromS(ID.toHexString()));
        assertThat(items.back(document)).isEqualTo(document);
        assertThat(items.codec.idOf(document)).isEqualTo(ID);
        assertThat(items.codec.typeOf("_id")).isEqualTo(ObjectId.class);
        assertThat(items.codec.valueOf(document, "actor.id")).isEqualTo("a");
        assertThat(items.codec.valueOf(document, "gone.id")).isNull();
        // what a DAO takes for an id may be text
        assertThat(items.codec.table().key().partition().write(ID.toHexString()))
                .isEqualTo(AttributeValue.fromS(ID.toHexString()));
    }

    @Test
    void an_id_may_be_text_unless_it_looks_like_an_object_id() {
        StoredItems items = new StoredItems(Document.class, "dao.x.key = _id");
        assertThat(items.back(new Document("_id", "a"))).isEqualTo(new Document("_id", "a"));

        Document lookalike = new Document("_id", ID.toHexString());
        assertThatThrownBy(() -> items.codec.write(lookalike))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.KEY))
                .hasMessage("_id: is text that would come back as an ObjectId. Write dao.x.type._id = String");
        StoredItems texts = new StoredItems(Document.class, "dao.x.key = _id", "dao.x.type._id = String");
        assertThat(texts.back(lookalike)).isEqualTo(lookalike);
    }

    @Test
    void the_settings_tell_the_types_of_other_properties() {
        StoredItems items = new StoredItems(
                Document.class,
                "dao.x.key = _id, at",
                "dao.x.index.by-count = tenant, count",
                "dao.x.type._id = UUID",
                "dao.x.type.at = Date",
                "dao.x.type.count = long",
                "dao.x.type.price = double");
        Document document = new Document("_id", new UUID(1, 2))
                .append("at", new Date(5))
                .append("tenant", "t")
                .append("count", 5L)
                .append("price", 2.0);

        assertThat(items.stored(document))
                .containsEntry("at", AttributeValue.fromS("1970-01-01T00:00:00.005Z"))
                .containsEntry("count", AttributeValue.fromN("5"))
                .containsEntry("price", AttributeValue.fromN("2"));
        assertThat(items.back(document)).isEqualTo(document);
        assertThat(items.codec.table().indexes().get(0).key().partition().type())
                .isEqualTo(ScalarAttributeType.S);
    }

    @Test
    void a_key_of_another_type_is_refused_with_the_line_that_would_mend_it() {
        StoredItems items = new StoredItems(Document.class, "dao.x.key = _id, at");

        assertThatThrownBy(() -> items.codec.write(new Document("_id", ID).append("at", new Date(5))))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.KEY))
                .hasMessage("at: does not take a java.util.Date. If all are, write dao.x.type.at = Date");
        assertThatThrownBy(() -> items.codec.write(new Document("_id", 5).append("at", "a")))
                .hasMessage("_id: does not take a java.lang.Integer. If all are, write dao.x.type._id = int");
        assertThatThrownBy(() -> new StoredItems(Document.class, "dao.x.key = _id", "dao.x.type._id = Guid"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("dao.x.type._id: there is no type Guid. Write String, int, long");
    }

    @Test
    void a_key_inside_a_document_has_an_attribute_of_its_own() {
        StoredItems items = new StoredItems(
                Document.class,
                "dao.x.key = _id",
                "dao.x.index.by-actor = actor.id, at",
                "dao.x.type.actor.id = ObjectId",
                "dao.x.type.at = Instant",
                "dao.x.attribute.actor.id = actorId");
        Document document = new Document("_id", ID).append("actor", new Document("id", ID).append("n", 1));

        assertThat(items.stored(document)).containsEntry("actorId", AttributeValue.fromS(ID.toHexString()));
        assertThat(items.back(document)).isEqualTo(document);
        Document nobody = new Document("_id", ID);
        assertThat(items.stored(nobody)).doesNotContainKey("actorId");
        assertThat(items.back(nobody)).isEqualTo(nobody);
        assertThatThrownBy(() -> items.codec.write(new Document(document).append("at", Instant.MAX)))
                .isInstanceOf(CodecException.class);
    }

    @Test
    void the_trees_of_the_driver_and_its_old_objects_are_entities_too() {
        BsonDocument bson = new BsonDocument("_id", new BsonObjectId(ID)).append("n", new BsonInt32(1));
        StoredItems ofBson = new StoredItems(BsonDocument.class, "dao.x.key = _id, n", "dao.x.type.n = int");
        assertThat(ofBson.stored(bson)).containsEntry("n", AttributeValue.fromN("1"));
        assertThat(ofBson.back(bson)).isEqualTo(bson);
        assertThat(ofBson.codec.valueOf(bson, "n")).isEqualTo(1);
        assertThat(((BsonDocument) ofBson.codec.with(bson.clone(), "_id", "x")).get("_id"))
                .isEqualTo(new BsonString("x"));

        BasicDBList list = new BasicDBList();
        list.add(new BasicDBObject("a", 1L));
        BasicDBObject old = new BasicDBObject("_id", ID).append("list", list).append("at", new Date(5));
        StoredItems ofOld = new StoredItems(BasicDBObject.class, "dao.x.key = _id");
        assertThat(ofOld.back(old)).isEqualTo(old).isInstanceOf(BasicDBObject.class);
    }

    @Test
    void names_of_ours_are_escaped_and_ours_do_not_come_back() {
        StoredItems items = new StoredItems(Document.class, "dao.x.key = _id");
        Document document =
                new Document("_id", ID).append("_class", "com.acme.Event").append("_v", 1);

        Map<String, AttributeValue> item = items.codec.write(document);
        assertThat(item).containsKeys("__class", "__v").doesNotContainKeys("_class", "_v");
        item.put("_v", AttributeValue.fromN("77"));
        assertThat(items.codec.read(item)).isEqualTo(document);
    }

    @Test
    void a_document_in_itself_is_refused() {
        StoredItems items = new StoredItems(Document.class, "dao.x.key = _id");
        Document document = new Document("_id", ID);
        document.append("list", List.of(new Document("self", document)));

        assertThatThrownBy(() -> items.codec.write(document))
                .isInstanceOfSatisfying(
                        CodecException.class, wrong -> assertThat(wrong.kind()).isEqualTo(CodecException.Kind.CYCLE));
    }
}
