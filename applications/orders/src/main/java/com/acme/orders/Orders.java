package com.acme.orders;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The application without any framework. */
public final class Orders {

    private static final Logger MONGO_LOG = Logger.getLogger("org.mongodb.driver");

    private Orders() {}

    public static void main(String[] args) {
        MONGO_LOG.setLevel(Level.SEVERE);
        try (MongoClient mongo = MongoClients.create(uri())) {
            MongoDatabase database = database(mongo);
            OrderCommands orders = new OrderCommands(new MongoOrderDao(database));
            Console.serve(new CustomerCommands(new MongoCustomerDao(database), orders));
        }
    }

    /** What MONGO_URI names. */
    public static ConnectionString uri() {
        return new ConnectionString(System.getenv("MONGO_URI"));
    }

    public static MongoDatabase database(MongoClient mongo) {
        return mongo.getDatabase(String.valueOf(uri().getDatabase()));
    }
}
