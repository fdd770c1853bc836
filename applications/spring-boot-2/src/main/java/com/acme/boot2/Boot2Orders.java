package com.acme.boot2;

import com.acme.orders.Console;
import com.acme.orders.OrderCommands;
import com.acme.orders.OrderDao;
import java.util.function.Function;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;

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
    CommandLineRunner console(OrderDao orders, CountedTransactions transactions) {
        Function<String, String> commands = new OrderCommands(orders);
        return args -> Console.serve(command ->
                command.equals("transactions") ? String.valueOf(transactions.committed()) : commands.apply(command));
    }
}
