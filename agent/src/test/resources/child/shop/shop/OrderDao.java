package shop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

public interface OrderDao extends Crud<Order> {
    Object LOUD = new Object() {
        {
            Loud.say(OrderDao.class);
        }
    };

    List<Order> findByCustomerIdAndPlacedAtBetweenOrderByPlacedAtDesc(String customerId, Instant from, Instant to);

    List<Order> listByCustomer(String customerId);

    long countByCustomerId(String customerId);

    Optional<Order> findByNumber(long number);

    List<Order> searchAnything(String words, int limit);

    int reprice(String article, long cents);

    void markPaid(String id);

    void vacuum();

    default void touch(String id) {}

    default Order require(String id) {
        return java.util.Objects.requireNonNull(findById(id));
    }
}
