package com.acme.orders;

import java.util.function.UnaryOperator;

/** {@code register ann Rome} and {@code customer ann}, beside the commands about orders. */
final class CustomerCommands implements UnaryOperator<String> {

    private final CustomerDao customers;
    private final OrderCommands orders;

    CustomerCommands(CustomerDao customers, OrderCommands orders) {
        this.customers = customers;
        this.orders = orders;
    }

    @Override
    public String apply(String command) {
        String[] words = command.split(" ", -1);
        if (words[0].equals("register")) {
            Customer customer = new Customer();
            customer.setId(words[1]);
            customer.setCity(words[2]);
            customers.save(customer);
            return "registered";
        }
        if (words[0].equals("customer")) {
            Customer found = customers.findById(words[1]);
            return found == null ? "none" : found.getId() + " of " + found.getCity();
        }
        return orders.apply(command);
    }
}
