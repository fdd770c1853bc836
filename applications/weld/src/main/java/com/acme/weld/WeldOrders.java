package com.acme.weld;

import com.acme.orders.Console;
import com.acme.orders.OrderCommands;
import com.acme.orders.OrderDao;
import com.acme.orders.Orders;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.function.Function;

/** Orders whose DAO is a CDI bean, behind a client proxy and an interceptor. */
@ApplicationScoped
public class WeldOrders {

    private final MongoClient mongo = MongoClients.create(Orders.uri());

    public static void main(String[] args) {
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(WeldOrders.class, CdiOrderDao.class, RememberedReads.class)
                .enableInterceptors(RememberedReads.class)
                .initialize()) {
            Function<String, String> commands =
                    new OrderCommands(container.select(OrderDao.class).get());
            Console.serve(command ->
                    command.equals("intercepted") ? String.valueOf(RememberedReads.count()) : commands.apply(command));
        }
    }

    @Produces
    MongoDatabase database() {
        return Orders.database(mongo);
    }
}
