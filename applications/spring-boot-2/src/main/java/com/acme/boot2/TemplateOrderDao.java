package com.acme.boot2;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.acme.orders.Order;
import com.acme.orders.OrderDao;
import java.util.List;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The DAO, around which Spring puts a transaction and a cache. */
@Repository
@Transactional
public class TemplateOrderDao implements OrderDao {

    private final MongoTemplate mongo;

    public TemplateOrderDao(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    @CacheEvict(cacheNames = "orders", key = "#order.id")
    public void save(Order order) {
        mongo.save(order);
    }

    @Override
    @Cacheable("orders")
    public Order findById(String id) {
        return mongo.findById(id, Order.class);
    }

    @Override
    public List<Order> findByCustomer(String customer) {
        return mongo.find(query(where("customer").is(customer)), Order.class);
    }

    @Override
    public long countByCustomer(String customer) {
        return mongo.count(query(where("customer").is(customer)), Order.class);
    }

    @Override
    @CacheEvict("orders")
    public void deleteById(String id) {
        mongo.remove(query(where("id").is(id)), Order.class);
    }
}
