package com.acme.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** What can be asked of the application, each by one line of words, and answered by one: the tests talk to it by these. */
public final class OrderCommands implements Function<String, String> {

    private final OrderDao orders;

    public OrderCommands(OrderDao orders) {
        this.orders = orders;
    }

    @Override
    public String apply(String command) {
        String[] words = command.split(" ", -1);
        switch (words[0]) {
            case "place":
                orders.save(order(words[1], words[2], Integer.parseInt(words[3])));
                return "placed";
            case "find":
                Order found = orders.findById(words[1]);
                return found == null ? "none" : text(found);
            case "list":
                List<String> texts = new ArrayList<>();
                for (Order each : orders.findByCustomer(words[1])) {
                    texts.add(text(each));
                }
                Collections.sort(texts);
                return String.join(", ", texts);
            case "count":
                return String.valueOf(orders.countByCustomer(words[1]));
            case "cancel":
                orders.deleteById(words[1]);
                return "cancelled";
            case "class":
                return orders.getClass().getName();
            default:
                throw new IllegalArgumentException("place, find, list, count, cancel or class, and not " + command);
        }
    }

    /** The same for the same words, but for the moment. */
    public static Order order(String id, String customer, int quantity) {
        Order order = new Order();
        order.setId(id);
        order.setCustomer(customer);
        order.setQuantity(quantity);
        order.setPrice(new BigDecimal("9.95"));
        order.setPlacedAt(Instant.now());
        order.setNotes(new ArrayList<>(Collections.singletonList("for " + customer)));
        return order;
    }

    public static String text(Order order) {
        return order.getId() + " of " + order.getCustomer() + ": " + order.getQuantity() + " at " + order.getPrice();
    }
}
