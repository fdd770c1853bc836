package com.acme.boot3;

import com.acme.orders.Order;
import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;

/** Spring Data makes it: there is no class of ours that implements it. */
public interface OrderRepository extends MongoRepository<Order, String> {

    List<Order> findByCustomer(String customer);

    long countByCustomer(String customer);
}
