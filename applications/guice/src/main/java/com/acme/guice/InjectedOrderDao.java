package com.acme.guice;

import com.acme.orders.MongoOrderDao;
import com.acme.orders.Order;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import javax.inject.Inject;

/** The DAO as Guice makes it: only what a class declares itself is intercepted. */
public class InjectedOrderDao extends MongoOrderDao {

    @Inject
    public InjectedOrderDao(MongoDatabase database) {
        super(database);
    }

    @Override
    public void save(Order order) {
        super.save(order);
    }

    @Override
    public Order findById(String id) {
        return super.findById(id);
    }

    @Override
    public List<Order> findByCustomer(String customer) {
        return super.findByCustomer(customer);
    }
}
