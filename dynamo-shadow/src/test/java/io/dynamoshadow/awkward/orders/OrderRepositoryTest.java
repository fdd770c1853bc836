package io.dynamoshadow.awkward.orders;

import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.awkward.MirrorsMongo;
import io.dynamoshadow.awkward.Script;
import io.dynamoshadow.awkward.SpringData;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

public final class OrderRepositoryTest extends MirrorsMongo<OrderRepository> {
    private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());
    private static final Instant SECOND_2 = Instant.parse("2024-05-01T10:00:02.250Z");
    private static final Instant SECOND_4 = Instant.parse("2024-05-01T10:00:04.250Z");

    @Override
    protected String name() {
        return "orders";
    }

    @Override
    protected Class<OrderRepository> dao() {
        return OrderRepository.class;
    }

    @Override
    protected OrderRepository onMongo(MongoDatabase database) {
        return SpringData.repository(database, OrderRepository.class);
    }

    @Override
    protected List<String> lines() {
        return List.of("key = id", "index.by-customer = customerId, placedAt", "index.by-status = status, placedAt");
    }

    @Override
    protected Iterable<?> everything(OrderRepository dao) {
        return dao.findAll();
    }

    private static Order order(int number) {
        return new Order("o" + number, "c" + number % 2, STATUSES.get(number % 4), number, number * 100)
                .tags("t" + number % 3, "all")
                .line(new OrderLine("sku" + number, number, number + ".50"));
    }

    private static PageRequest page(int number, int size) {
        return PageRequest.of(number, size);
    }

    @Override
    protected void script(Script<OrderRepository> script) {
        writes(script);
        ranges(script);
        filters(script);
        pages(script);
        deletes(script);
    }

    private static void writes(Script<OrderRepository> script) {
        script.step("save a new order", dao -> dao.save(order(1).gift()));
        script.step("save another", dao -> dao.save(order(2).note("call first")));
        script.step("save an order again", dao -> dao.save(order(2).note("call before")));
        script.step("insert an order", dao -> dao.insert(order(3).note("call after")));
        script.fails("insert an order twice", dao -> dao.insert(order(3)));
        script.unordered("insert several", dao -> dao.insert(List.of(order(4), order(5).note("leave at door"))));
        script.unordered("save several", dao -> dao.saveAll(List.of(order(5), order(6), order(7).gift())));
        script.step("save an order without an id", (dao, ids) -> {
            Order saved = dao.save(new Order(null, "c8", OrderStatus.NEW, 8, 800));
            ids.made("new", saved.getId());
            return saved;
        });
        script.step("find the order that got an id", (dao, ids) -> dao.findById(ids.of("new")));
        script.step("findById", dao -> dao.findById("o1"));
        script.step("findById of none", dao -> dao.findById("o99"));
        script.step("existsById", dao -> dao.existsById("o2"));
        script.step("existsById of none", dao -> dao.existsById("o99"));
        script.unordered("findAllById", dao -> dao.findAllById(List.of("o3", "o1", "o99")));
        script.unordered("findAllById of nothing", dao -> dao.findAllById(List.of()));
        script.unordered("findByIdIn", dao -> dao.findByIdIn(List.of("o2", "o1")));
        script.unordered("findAll", dao -> dao.findAll());
        script.step("count", dao -> dao.count());
    }

    private static void ranges(Script<OrderRepository> script) {
        script.unordered("findByCustomerId", dao -> dao.findByCustomerId("c1"));
        script.unordered("findByCustomerId of none", dao -> dao.findByCustomerId("c99"));
        script.step("in order", dao -> dao.findByCustomerIdOrderByPlacedAtAsc("c1"));
        script.step("in reverse order", dao -> dao.readAllByCustomerIdOrderByPlacedAtDesc("c0"));
        // Spring Data's Between leaves both ends out
        script.step("between", dao -> dao.getByCustomerIdAndPlacedAtBetweenOrderByPlacedAt("c0", SECOND_2, SECOND_4));
        script.step(
                "between, wider",
                dao -> dao.getByCustomerIdAndPlacedAtBetweenOrderByPlacedAt(
                        "c0", SECOND_2.minusMillis(1), SECOND_4.plusMillis(1)));
        script.step("after", dao -> dao.queryByCustomerIdAndPlacedAtAfterOrderByPlacedAtAsc("c0", SECOND_2));
        script.step("before", dao -> dao.searchByCustomerIdAndPlacedAtBefore("c0", SECOND_4));
        script.step(
                "at least", dao -> dao.findByCustomerIdAndPlacedAtGreaterThanEqualOrderByPlacedAtDesc("c0", SECOND_4));
        script.step("at most", dao -> dao.findByCustomerIdAndPlacedAtLessThanEqualOrderByPlacedAtDesc("c0", SECOND_4));
        script.step("the latest", dao -> dao.findFirstByCustomerIdOrderByPlacedAtDesc("c1"));
        script.step("the latest of none", dao -> dao.findFirstByCustomerIdOrderByPlacedAtDesc("c99"));
        script.step("the earliest", dao -> dao.findTopByCustomerIdOrderByPlacedAtAsc("c1"));
        script.step("the earliest of none", dao -> dao.findTopByCustomerIdOrderByPlacedAtAsc("c99"));
        script.step("the latest two", dao -> dao.findFirst2ByCustomerIdOrderByPlacedAtDesc("c1"));
        script.step("the first three", dao -> dao.findTop3DistinctByCustomerIdOrderByPlacedAtAsc("c1"));
        script.step("exists", dao -> dao.existsByCustomerId("c1"));
        script.step("exists not", dao -> dao.existsByCustomerId("c99"));
        script.step("exists with a status", dao -> dao.existsByCustomerIdAndStatus("c1", OrderStatus.PAID));
        script.step("exists not with a status", dao -> dao.existsByCustomerIdAndStatus("c1", OrderStatus.NEW));
        script.step("count of a customer", dao -> dao.countByCustomerId("c1"));
        script.step("count of none", dao -> dao.countByCustomerId("c99"));
        script.step("count after", dao -> dao.countByCustomerIdAndPlacedAtAfter("c0", SECOND_2));
        script.step("count of a status", dao -> dao.countByStatus(OrderStatus.NEW));
    }

    private static void filters(Script<OrderRepository> script) {
        script.step("of a status", dao -> dao.findByCustomerIdAndStatusOrderByPlacedAtAsc("c0", OrderStatus.SHIPPED));
        script.step(
                "not of a status",
                dao -> dao.findByCustomerIdAndStatusNotOrderByPlacedAtAsc("c0", OrderStatus.SHIPPED));
        script.step(
                "of some statuses",
                dao -> dao.findByCustomerIdAndStatusInOrderByPlacedAtAsc(
                        "c0", List.of(OrderStatus.SHIPPED, OrderStatus.PAID)));
        script.step("of no status", dao -> dao.findByCustomerIdAndStatusInOrderByPlacedAtAsc("c0", List.of()));
        script.step(
                "of none of some statuses",
                dao -> dao.findByCustomerIdAndStatusNotInOrderByPlacedAtAsc("c0", List.of(OrderStatus.SHIPPED)));
        script.step("gifts", dao -> dao.findByCustomerIdAndGiftTrueOrderByPlacedAtAsc("c1"));
        script.step("no gifts", dao -> dao.findByCustomerIdAndGiftIsFalseOrderByPlacedAtAsc("c1"));
        script.step("without a note", dao -> dao.findByCustomerIdAndNoteIsNullOrderByPlacedAtAsc("c1"));
        script.step("with a note", dao -> dao.findByCustomerIdAndNoteNotNullOrderByPlacedAtAsc("c0"));
        script.step("starting", dao -> dao.findByCustomerIdAndNoteStartingWithOrderByPlacedAtAsc("c0", "call"));
        script.step("containing", dao -> dao.findByCustomerIdAndNoteContainingOrderByPlacedAtAsc("c1", "ll af"));
        script.step("ending", dao -> dao.findByCustomerIdAndNoteEndingWithOrderByPlacedAtAsc("c1", "after"));
        script.step("like", dao -> dao.findByCustomerIdAndNoteLikeIgnoreCaseOrderByPlacedAtAsc("c1", "CALL*"));
        script.step("tagged", dao -> dao.findByCustomerIdAndTagsContainingOrderByPlacedAtAsc("c1", "t1"));
        script.step(
                "more and less",
                dao -> dao.findByCustomerIdAndTotalGreaterThanAndPlacedAtLessThanOrderByPlacedAtAsc(
                        "c1", 100, SECOND_4));
        script.step("total between", dao -> dao.findByCustomerIdAndTotalBetweenOrderByPlacedAtAsc("c1", 100, 700));
        script.step("either", dao -> dao.findByCustomerIdOrStatusOrderByPlacedAtAsc("c8", OrderStatus.CANCELLED));
        script.step("by total", dao -> dao.findByCustomerIdOrderByTotalDesc("c1"));
        script.step("as a stream", dao -> dao.streamByCustomerIdOrderByPlacedAtAsc("c1"));
    }

    private static void pages(Script<OrderRepository> script) {
        Sort rising = Sort.by("placedAt");
        script.step("first page", dao -> dao.findByCustomerId("c1", page(0, 2).withSort(rising)));
        script.step("second page", dao -> dao.findByCustomerId("c1", page(1, 2).withSort(rising.descending())));
        script.step(
                "a page beyond the end",
                dao -> dao.findByCustomerId("c1", page(9, 2).withSort(rising)));
        script.step(
                "a page of none", dao -> dao.findByCustomerId("c99", page(0, 2).withSort(rising)));
        script.step("first slice", dao -> dao.findSliceByCustomerIdOrderByPlacedAtAsc("c1", page(0, 3)));
        script.step("last slice", dao -> dao.findSliceByCustomerIdOrderByPlacedAtAsc("c1", page(1, 3)));
        script.step("no page at all", dao -> dao.findByCustomerId("c1", Pageable.unpaged(rising)));
        script.step("sorted", dao -> dao.findByCustomerId("c1", rising));
        script.step("sorted the other way", dao -> dao.findByCustomerId("c1", rising.descending()));
        script.step(
                "sorted by what is no key",
                dao -> dao.findByCustomerId("c1", Sort.by("total").descending()));
        script.unordered("sorted by nothing", dao -> dao.findByCustomerId("c1", Sort.unsorted()));
        script.step("limited", dao -> dao.findByCustomerIdOrderByPlacedAtDesc("c1", Limit.of(2)));
        script.step("unlimited", dao -> dao.findByCustomerIdOrderByPlacedAtDesc("c1", Limit.unlimited()));
        script.step("page of a status", dao -> dao.findByStatusOrderByPlacedAtDesc(OrderStatus.NEW, page(0, 1)));
        script.step("all, sorted", dao -> dao.findAll(rising));
        script.step("all, a page", dao -> dao.findAll(page(1, 3).withSort(rising)));
    }

    private static void deletes(Script<OrderRepository> script) {
        script.run("deleteById", dao -> dao.deleteById("o1"));
        script.run("deleteById of none", dao -> dao.deleteById("o99"));
        script.run("delete", dao -> dao.delete(order(2)));
        script.run("deleteAllById", dao -> dao.deleteAllById(List.of("o3", "o99")));
        script.run("deleteAll of some", dao -> dao.deleteAll(List.of(order(4))));
        script.run("remove before", dao -> dao.removeByCustomerIdAndPlacedAtBefore("c1", SECOND_4.plusSeconds(2)));
        script.unordered("delete a status", dao -> dao.deleteByStatus(OrderStatus.SHIPPED));
        script.step("delete a customer", dao -> dao.deleteByCustomerId("c1"));
        script.step("delete a customer that is gone", dao -> dao.deleteByCustomerId("c1"));
        script.run("deleteAll", dao -> dao.deleteAll());
    }
}
