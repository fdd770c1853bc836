package com.acme.orders;

import java.util.List;

/** Where orders are kept. */
public interface OrderDao {

    void save(Order order);

    /** Null where there is none. */
    Order findById(String id);

    List<Order> findByCustomer(String customer);

    long countByCustomer(String customer);

    void deleteById(String id);
}
