package com.acme.boot3;

import com.acme.orders.Order;
import com.acme.orders.OrderCommands;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link OrderCommands} for a repository. */
final class RepositoryCommands implements UnaryOperator<String> {

    private final OrderRepository orders;

    RepositoryCommands(OrderRepository orders) {
        this.orders = orders;
    }

    @Override
    public String apply(String command) {
        String[] words = command.split(" ", -1);
        return switch (words[0]) {
            case "place" -> {
                orders.save(OrderCommands.order(words[1], words[2], Integer.parseInt(words[3])));
                yield "placed";
            }
            case "place-all" -> {
                List<Order> all = Arrays.stream(words)
                        .skip(2)
                        .map(id -> OrderCommands.order(id, words[1], 1))
                        .toList();
                yield orders.saveAll(all).size() + " placed";
            }
            case "find" -> orders.findById(words[1]).map(OrderCommands::text).orElse("none");
            case "list" -> texts(orders.findByCustomer(words[1]).stream());
            case "count" -> String.valueOf(orders.countByCustomer(words[1]));
            case "cancel" -> {
                orders.deleteById(words[1]);
                yield "cancelled";
            }
            case "class" -> orders.getClass().getName();
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static String texts(Stream<Order> found) {
        return found.map(OrderCommands::text).sorted().collect(Collectors.joining(", "));
    }
}
