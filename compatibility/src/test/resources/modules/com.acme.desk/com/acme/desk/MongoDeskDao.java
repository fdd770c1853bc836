package com.acme.desk;

import com.acme.orders.MongoOrderDao;
import com.mongodb.client.MongoDatabase;

/** All its methods come from another module. */
final class MongoDeskDao extends MongoOrderDao implements DeskDao {

    MongoDeskDao(MongoDatabase database) {
        super(database);
    }
}
