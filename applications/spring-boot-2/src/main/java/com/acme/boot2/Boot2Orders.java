package com.acme.boot2;

import com.acme.orders.Console;
import com.acme.orders.Order;
import com.acme.orders.OrderCommands;
import com.acme.orders.OrderDao;
import java.util.function.Function;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Orders as Spring Boot starts them. */
@SpringBootApplication
@EnableCaching
public class Boot2Orders {

    public static void main(String[] args) {
        SpringApplication.run(Boot2Orders.class, args);
    }

    @Bean
    CountedTransactions transactionManager() {
        return new CountedTransactions();
    }

    @Bean
    CommandLineRunner console(OrderDao orders, CountedTransactions transactions, MongoTemplate mongo) {
        Function<String, String> commands = new OrderCommands(orders);
        return args -> Console.serve(command -> {
            String[] words = command.split(" ", -1);
            switch (words[0]) {
                case "transactions":
                    return String.valueOf(transactions.committed());
                case "commit":
                case "roll-back":
                    Order order = OrderCommands.order(words[1], "ann", 1);
                    MongoTransactions.run(
                            () -> orders.save(order), words[0].equals("commit"), () -> mongo.remove(order));
                    return words[0];
                default:
                    return commands.apply(command);
            }
        });
    }
}
