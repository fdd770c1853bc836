package com.acme.shop;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders over HTTP. */
@RestController
@RequestMapping("/accounts/{accountId}/orders")
public class OrderController {
    private final OrderRepository orders;

    OrderController(OrderRepository orders) {
        this.orders = orders;
    }

    @GetMapping
    public List<Order> ofAccount(@PathVariable String accountId) {
        return orders.findByAccountId(accountId);
    }

    @PostMapping
    public Order create(@Valid @RequestBody Order order) {
        return orders.save(order);
    }
}
