package com.acme.orders;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Orders in a collection of Mongo. */
public class MongoOrderDao implements OrderDao {

    private final MongoCollection<Document> orders;

    public MongoOrderDao(MongoDatabase database) {
        this.orders = database.getCollection("orders");
    }

    @Override
    public void save(Order order) {
        Document document = new Document("_id", order.getId())
                .append("customer", order.getCustomer())
                .append("quantity", order.getQuantity())
                .append("price", order.getPrice() == null ? null : new Decimal128(order.getPrice()))
                .append("placedAt", order.getPlacedAt())
                .append("notes", order.getNotes());
        orders.replaceOne(Filters.eq(order.getId()), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public Order findById(String id) {
        Document found = orders.find(Filters.eq(id)).first();
        return found == null ? null : order(found);
    }

    @Override
    public List<Order> findByCustomer(String customer) {
        List<Order> found = new ArrayList<>();
        for (Document each : orders.find(Filters.eq("customer", customer))) {
            found.add(order(each));
        }
        return found;
    }

    @Override
    public long countByCustomer(String customer) {
        return orders.countDocuments(Filters.eq("customer", customer));
    }

    @Override
    public void deleteById(String id) {
        orders.deleteOne(Filters.eq(id));
    }

    private static Order order(Document document) {
        Order order = new Order();
        order.setId(document.getString("_id"));
        order.setCustomer(document.getString("customer"));
        order.setQuantity(document.getInteger("quantity"));
        Decimal128 price = document.get("price", Decimal128.class);
        order.setPrice(price == null ? null : price.bigDecimalValue());
        order.setPlacedAt(document.getDate("placedAt").toInstant());
        order.setNotes(document.getList("notes", String.class));
        return order;
    }
}
