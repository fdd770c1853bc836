package com.acme.orders;

/** Where customers are kept. */
public interface CustomerDao {

    void save(Customer customer);

    /** Null where there is none. */
    Customer findById(String id);
}
