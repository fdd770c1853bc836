package com.acme.orders;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;

/** Customers in a collection of Mongo. */
public class MongoCustomerDao implements CustomerDao {

    private final MongoCollection<Document> customers;

    public MongoCustomerDao(MongoDatabase database) {
        this.customers = database.getCollection("customers");
    }

    @Override
    public void save(Customer customer) {
        Document document = new Document("_id", customer.getId()).append("city", customer.getCity());
        customers.replaceOne(Filters.eq(customer.getId()), document, new ReplaceOptions().upsert(true));
    }

    @Override
    public Customer findById(String id) {
        Document found = customers.find(Filters.eq(id)).first();
        if (found == null) {
            return null;
        }
        Customer customer = new Customer();
        customer.setId(id);
        customer.setCity(found.getString("city"));
        return customer;
    }
}
