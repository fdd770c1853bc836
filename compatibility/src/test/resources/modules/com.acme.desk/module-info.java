/** Has the DAO's interface, while its entity is in another module. Exports and opens nothing. */
module com.acme.desk {
    requires com.acme.orders;
    requires java.logging;
}
