/** The plain application as a module, which lets nobody in but one friend, and opens nothing to anybody. */
module com.acme.orders {
    requires java.logging;
    requires transitive org.mongodb.bson;
    requires transitive org.mongodb.driver.core;
    requires transitive org.mongodb.driver.sync.client;

    exports com.acme.orders to
            com.acme.desk;
}
