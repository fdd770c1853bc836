package com.acme.boot3;

import com.acme.orders.Console;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Orders as Spring Boot starts them. */
@SpringBootApplication
public class Boot3Orders {

    public static void main(String[] args) {
        SpringApplication.run(Boot3Orders.class, args);
    }

    @Bean
    CommandLineRunner console(OrderRepository orders) {
        return args -> Console.serve(new RepositoryCommands(orders));
    }
}
