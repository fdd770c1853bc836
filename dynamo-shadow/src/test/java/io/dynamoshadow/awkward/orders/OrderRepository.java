package io.dynamoshadow.awkward.orders;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.repository.MongoRepository;

/** Derived queries only. */
public interface OrderRepository extends MongoRepository<Order, String> {
    List<Order> findByCustomerId(String customerId);

    List<Order> findByCustomerIdOrderByPlacedAtAsc(String customerId);

    List<Order> readAllByCustomerIdOrderByPlacedAtDesc(String customerId);

    List<Order> getByCustomerIdAndPlacedAtBetweenOrderByPlacedAt(String customerId, Instant from, Instant to);

    List<Order> queryByCustomerIdAndPlacedAtAfterOrderByPlacedAtAsc(String customerId, Instant since);

    Set<Order> searchByCustomerIdAndPlacedAtBefore(String customerId, Instant until);

    List<Order> findByCustomerIdAndPlacedAtGreaterThanEqualOrderByPlacedAtDesc(String customerId, Instant since);

    List<Order> findByCustomerIdAndPlacedAtLessThanEqualOrderByPlacedAtDesc(String customerId, Instant until);

    Optional<Order> findFirstByCustomerIdOrderByPlacedAtDesc(String customerId);

    Order findTopByCustomerIdOrderByPlacedAtAsc(String customerId);

    List<Order> findFirst2ByCustomerIdOrderByPlacedAtDesc(String customerId);

    List<Order> findTop3DistinctByCustomerIdOrderByPlacedAtAsc(String customerId);

    List<Order> findByCustomerIdAndStatusOrderByPlacedAtAsc(String customerId, OrderStatus status);

    List<Order> findByCustomerIdAndStatusNotOrderByPlacedAtAsc(String customerId, OrderStatus status);

    List<Order> findByCustomerIdAndStatusInOrderByPlacedAtAsc(String customerId, Collection<OrderStatus> statuses);

    List<Order> findByCustomerIdAndStatusNotInOrderByPlacedAtAsc(String customerId, List<OrderStatus> statuses);

    List<Order> findByCustomerIdAndGiftTrueOrderByPlacedAtAsc(String customerId);

    List<Order> findByCustomerIdAndGiftIsFalseOrderByPlacedAtAsc(String customerId);

    List<Order> findByCustomerIdAndNoteIsNullOrderByPlacedAtAsc(String customerId);

    List<Order> findByCustomerIdAndNoteNotNullOrderByPlacedAtAsc(String customerId);

    List<Order> findByCustomerIdAndNoteStartingWithOrderByPlacedAtAsc(String customerId, String prefix);

    List<Order> findByCustomerIdAndNoteContainingOrderByPlacedAtAsc(String customerId, String part);

    List<Order> findByCustomerIdAndNoteEndingWithOrderByPlacedAtAsc(String customerId, String suffix);

    List<Order> findByCustomerIdAndNoteLikeIgnoreCaseOrderByPlacedAtAsc(String customerId, String pattern);

    List<Order> findByCustomerIdAndTagsContainingOrderByPlacedAtAsc(String customerId, String tag);

    List<Order> findByCustomerIdAndTotalGreaterThanAndPlacedAtLessThanOrderByPlacedAtAsc(
            String customerId, int more, Instant until);

    List<Order> findByCustomerIdAndTotalBetweenOrderByPlacedAtAsc(String customerId, int from, int to);

    List<Order> findByCustomerIdOrStatusOrderByPlacedAtAsc(String customerId, OrderStatus status);

    List<Order> findByCustomerIdOrderByTotalDesc(String customerId);

    List<Order> findByIdIn(Collection<String> ids);

    Page<Order> findByCustomerId(String customerId, Pageable page);

    Slice<Order> findSliceByCustomerIdOrderByPlacedAtAsc(String customerId, Pageable page);

    List<Order> findByCustomerId(String customerId, Sort sort);

    List<Order> findByCustomerIdOrderByPlacedAtDesc(String customerId, Limit limit);

    Page<Order> findByStatusOrderByPlacedAtDesc(OrderStatus status, Pageable page);

    Stream<Order> streamByCustomerIdOrderByPlacedAtAsc(String customerId);

    boolean existsByCustomerId(String customerId);

    boolean existsByCustomerIdAndStatus(String customerId, OrderStatus status);

    long countByCustomerId(String customerId);

    int countByCustomerIdAndPlacedAtAfter(String customerId, Instant since);

    Long countByStatus(OrderStatus status);

    long deleteByCustomerId(String customerId);

    void removeByCustomerIdAndPlacedAtBefore(String customerId, Instant until);

    List<Order> deleteByStatus(OrderStatus status);
}
