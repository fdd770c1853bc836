package com.acme.shop;

import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

/** Orders in Mongo. */
public interface OrderRepository extends MongoRepository<Order, String> {
    List<Order> findByAccountId(String accountId);
}
