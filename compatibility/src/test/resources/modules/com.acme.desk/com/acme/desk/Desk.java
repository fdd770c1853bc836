package com.acme.desk;

import com.acme.orders.Console;
import com.acme.orders.OrderCommands;
import com.acme.orders.Orders;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Orders, through this module's own DAO. */
final class Desk {

    private static final Logger MONGO_LOG = Logger.getLogger("org.mongodb.driver");

    private Desk() {}

    public static void main(String[] args) {
        MONGO_LOG.setLevel(Level.SEVERE);
        try (MongoClient mongo = MongoClients.create(Orders.uri())) {
            Console.serve(new OrderCommands(new MongoDeskDao(Orders.database(mongo))));
        }
    }
}
