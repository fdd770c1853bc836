package com.acme.weld;

import com.acme.orders.MongoOrderDao;
import com.mongodb.client.MongoDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The DAO as a bean. */
@ApplicationScoped
@Remembered
public class CdiOrderDao extends MongoOrderDao {

    @Inject
    public CdiOrderDao(MongoDatabase database) {
        super(database);
    }
}
