package io.dynamoshadow.awkward.orders;

import java.math.BigDecimal;

public class OrderLine {
    private String sku;
    private int quantity;
    private BigDecimal price;

    public OrderLine() {}

    public OrderLine(String sku, int quantity, String price) {
        this.sku = sku;
        this.quantity = quantity;
        this.price = new BigDecimal(price);
    }

    public String getSku() {
        return sku;
    }

    public int getQuantity() {
        return quantity;
    }

    public BigDecimal getPrice() {
        return price;
    }
}
