package com.acme.guice;

import com.acme.orders.Console;
import com.acme.orders.MongoOrderDao;
import com.acme.orders.OrderCommands;
import com.acme.orders.OrderDao;
import com.acme.orders.Orders;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import com.google.inject.matcher.Matchers;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.function.Function;

/** Orders whose DAO is made by Guice, with an interceptor around it. */
public final class GuiceOrders extends AbstractModule {

    private final MongoClient mongo;
    private final RememberedReads reads = new RememberedReads();

    private GuiceOrders(MongoClient mongo) {
        this.mongo = mongo;
    }

    public static void main(String[] args) {
        try (MongoClient mongo = MongoClients.create(Orders.uri())) {
            GuiceOrders module = new GuiceOrders(mongo);
            OrderDao dao = Guice.createInjector(module).getInstance(OrderDao.class);
            Function<String, String> commands = new OrderCommands(dao);
            Console.serve(command ->
                    command.equals("intercepted") ? String.valueOf(module.reads.count()) : commands.apply(command));
        }
    }

    @Override
    protected void configure() {
        bind(OrderDao.class).to(InjectedOrderDao.class);
        bindInterceptor(Matchers.subclassesOf(MongoOrderDao.class), Matchers.any(), reads);
    }

    @Provides
    MongoDatabase database() {
        return Orders.database(mongo);
    }
}
