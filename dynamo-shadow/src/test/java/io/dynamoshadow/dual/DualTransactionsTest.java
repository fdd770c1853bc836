package io.dynamoshadow.dual;

import static io.dynamoshadow.dual.Both.READ_BOTH;
import static io.dynamoshadow.dual.Both.WRITE_BOTH;
import static io.dynamoshadow.dual.MongoEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.acme.events.Event;
import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.flag.Stage;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes in transactions of Mongo's: Spring's own transaction manager over stand-ins for the driver's sessions. */
@Timeout(60)
final class DualTransactionsTest {
    public interface ActingDao {
        void save(Event event);

        @Nullable
        Event findById(String id);

        boolean deleteById(String id);

        void deleteByAccountId(String accountId);

        CompletableFuture<Void> insert(Event event);

        void save(ClientSession session, Event event);

        @Nullable
        Event findById(ClientSession session, String id);
    }

    /** Takes part in the transaction of its thread, or of the session that it is given. */
    private static final class MongoActingDao extends MongoEvents implements ActingDao {
        final StandInSessions sessions = new StandInSessions();
        /** Whether it writes by a way of its own, and not in the thread's transaction. */
        boolean apart;

        @Nullable
        RuntimeException writeFails;

        private void write(Runnable write) {
            if (writeFails != null) {
                throw writeFails;
            }
            StandInSession session = apart ? null : StandInSessions.CURRENT.get();
            if (session == null) {
                write.run();
            } else {
                session.write(write);
            }
        }

        @Override
        public void save(Event event) {
            Event saved = copy(event);
            write(() -> put(saved));
        }

        @Override
        public @Nullable Event findById(String id) {
            return read(id);
        }

        @Override
        public boolean deleteById(String id) {
            boolean found = events.containsKey(id);
            write(() -> events.remove(id));
            return found;
        }

        @Override
        public void deleteByAccountId(String accountId) {
            write(() -> events.values().removeIf(event -> event.getAccountId().equals(accountId)));
        }

        @Override
        public CompletableFuture<Void> insert(Event event) {
            save(event);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void save(ClientSession session, Event event) {
            Event saved = copy(event);
            sessions.of(session).write(() -> put(saved));
        }

        @Override
        public @Nullable Event findById(ClientSession session, String id) {
            return read(id);
        }
    }

    /** What Spring's transaction manager gets its sessions from. */
    private static final class StandInSessions implements MongoDatabaseFactory {
        static final ThreadLocal<@Nullable StandInSession> CURRENT = new ThreadLocal<>();
        final List<StandInSession> all = new CopyOnWriteArrayList<>();

        @Nullable
        RuntimeException lostAnswer;

        StandInSession add() {
            StandInSession added = new StandInSession();
            added.lostAnswer = lostAnswer;
            all.add(added);
            return added;
        }

        StandInSession of(ClientSession session) {
            return all.stream()
                    .filter(each -> each.session == session)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public ClientSession getSession(ClientSessionOptions options) {
            StandInSession added = add();
            CURRENT.set(added);
            return added.session;
        }

        @Override
        public MongoDatabase getMongoDatabase() {
            throw new UnsupportedOperationException();
        }

        @Override
        public MongoDatabase getMongoDatabase(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PersistenceExceptionTranslator getExceptionTranslator() {
            return failure -> null;
        }

        @Override
        public MongoDatabaseFactory withSession(ClientSession session) {
            return this;
        }
    }

    /** Of another store than Mongo. */
    private static final class OtherManager extends AbstractPlatformTransactionManager {
        @Override
        protected Object doGetTransaction() {
            return "transaction";
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }

    private final MongoActingDao mongo = new MongoActingDao();
    private final TransactionTemplate spring = new TransactionTemplate(new MongoTransactionManager(mongo.sessions));

    private Both<ActingDao> both(Stage stage) {
        return Both.of(ActingDao.class, mongo, stage);
    }

    private static @Nullable Event inDynamo(Both<ActingDao> both, String id) {
        return both.settled().inDynamo.findById(id);
    }

    private static @Nullable String titleInDynamo(Both<ActingDao> both, String id) {
        Event found = inDynamo(both, id);
        return found == null ? null : found.getTitle();
    }

    private static String operation(Both<ActingDao> both, String signature) {
        return String.valueOf(
                Objects.requireNonNull(both.plan.method(signature)).operation());
    }

    private void inTransaction(PlatformTransactionManager manager, boolean commit, Runnable work) {
        new TransactionTemplate(manager).executeWithoutResult(status -> {
            work.run();
            if (!commit) {
                status.setRollbackOnly();
            }
        });
    }

    private void commit(Runnable work) {
        spring.executeWithoutResult(status -> work.run());
    }

    private void rollBack(Runnable work) {
        spring.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    @Test
    void a_write_in_a_transaction_of_springs_is_mirrored_after_its_commit_and_not_before() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            commit(() -> {
                both.dao.save(event("1").titled("first"));
                both.dao.save(event("1").titled("second"));
                CompletableFuture<Void> unused = both.dao.insert(event("2"));
                assertThat(inDynamo(both, "1")).isNull();
                assertThat(both.heard.lines).allMatch(line -> line.startsWith("called"));
            });

            assertThat(titleInDynamo(both, "1")).isEqualTo("second");
            assertThat(inDynamo(both, "2")).isNotNull();
        }
    }

    @Test
    void what_is_rolled_back_is_not_mirrored() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            both.dao.save(event("old").titled("before"));
            both.dao.save(event("kept").titled("before"));
            both.dao.save(event("other", "acc-2"));

            rollBack(() -> {
                both.dao.save(event("old").titled("after"));
                both.dao.save(event("new"));
                both.dao.deleteById("kept");
                both.dao.deleteByAccountId("acc-2");
            });

            both.settled();
            assertThat(mongo.events).containsOnlyKeys("old", "kept", "other");
            assertThat(titleInDynamo(both, "old")).isEqualTo("before");
            assertThat(inDynamo(both, "kept")).isNotNull();
            assertThat(inDynamo(both, "new")).isNull();
            assertThat(inDynamo(both, "other")).isNotNull();
            assertThat(both.heard.has("write failed")).isFalse();
        }
    }

    @Test
    void what_looks_for_its_items_is_carried_over_after_the_commit() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            both.dao.save(event("1"));
            both.dao.save(event("2"));

            commit(() -> {
                both.dao.deleteByAccountId("acc-1");
                assertThat(inDynamo(both, "1")).isNotNull();
            });

            assertThat(inDynamo(both, "1")).isNull();
            assertThat(inDynamo(both, "2")).isNull();
        }
    }

    @Test
    void a_dao_that_takes_no_part_in_the_transaction_is_believed_and_not_its_rollback() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            mongo.apart = true;

            rollBack(() -> both.dao.save(event("1").titled("stays")));

            assertThat(titleInDynamo(both, "1")).isEqualTo("stays");
        }
    }

    @Test
    void a_commit_whose_outcome_nobody_knows_is_settled_by_what_mongo_has() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            mongo.sessions.lostAnswer = new MongoException(50, "the answer was lost");

            assertThat(catchThrowable(
                            () -> commit(() -> both.dao.save(event("1").titled("arrived")))))
                    .isNotNull();

            assertThat(titleInDynamo(both, "1")).isEqualTo("arrived");
        }
    }

    @Test
    void a_write_that_fails_in_a_transaction_is_found_out_about_when_that_is_over() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            rollBack(() -> {
                mongo.writeFails = new IllegalStateException("lost");
                assertThat(catchThrowable(() -> both.dao.save(event("1")))).isSameAs(mongo.writeFails);
                mongo.writeFails = null;
                mongo.put(event("1").titled("there all the same"));
                assertThat(inDynamo(both, "1")).isNull();
            });

            assertThat(titleInDynamo(both, "1")).isEqualTo("there all the same");
        }
    }

    @Test
    void one_transaction_within_another_ends_first() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            TransactionTemplate inner = new TransactionTemplate(spring.getTransactionManager());
            inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

            rollBack(() -> {
                both.dao.save(event("outer"));
                inner.executeWithoutResult(status -> both.dao.save(event("inner")));
                assertThat(inDynamo(both, "inner")).isNotNull();
            });

            assertThat(inDynamo(both, "outer")).isNull();
        }
    }

    @Test
    void a_transaction_of_another_store_holds_nothing_up() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            inTransaction(new OtherManager(), false, () -> {
                both.dao.save(event("1"));
                assertThat(inDynamo(both, "1")).isNotNull();
            });

            assertThat(inDynamo(both, "1")).isNotNull();
        }
    }

    @Test
    void a_transaction_of_another_store_in_the_midst_of_mongos_does_not_end_that() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            both.dao.save(event("1").titled("before"));

            rollBack(() -> {
                inTransaction(
                        new OtherManager(), true, () -> both.dao.save(event("1").titled("undone")));
                assertThat(titleInDynamo(both, "1")).isEqualTo("before");
            });
            commit(() -> inTransaction(new OtherManager(), false, () -> both.dao.save(event("2"))));

            Awaitility.await().until(() -> inDynamo(both, "2") != null);
            Awaitility.await()
                    .until(() -> both.heard.lines.stream()
                                    .filter("written save"::equals)
                                    .count()
                            == 3);
            assertThat(titleInDynamo(both, "1")).isEqualTo("before");
        }
    }

    @Test
    void what_is_read_in_a_transaction_or_through_a_session_is_not_compared() {
        try (Both<ActingDao> both = both(READ_BOTH)) {
            both.dao.save(event("1"));
            both.settled();

            commit(() -> assertThat(both.dao.findById("1")).isNotNull());
            both.heard.await("shadow read dropped findById it was read inside a transaction");
            assertThat(both.dao.findById(mongo.sessions.add().session, "1")).isNotNull();
            both.heard.await("shadow read dropped findById it was read through a session");

            both.dao.findById("1");
            both.heard.await("matched findById");
        }
    }

    @Test
    void a_write_with_a_session_of_the_drivers_is_mirrored_after_its_commit_and_dropped_on_abort() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            both.dao.save(event("2").titled("before"));
            ClientSession session = mongo.sessions.add().session;
            session.startTransaction();
            both.dao.save(session, event("1").titled("committed"));
            assertThat(inDynamo(both, "1")).isNull();
            session.commitTransaction();

            // its next one begins at once
            session.startTransaction();
            both.dao.save(session, event("2").titled("aborted"));
            Awaitility.await().until(() -> both.inDynamo.findById("1") != null);
            session.abortTransaction();
            both.dao.save(session, event("3").titled("in none"));

            assertThat(inDynamo(both, "3")).isNotNull();
            Awaitility.await()
                    .until(() -> both.heard.lines.stream()
                                    .filter("written save"::equals)
                                    .count()
                            == 4);
            assertThat(titleInDynamo(both, "1")).isEqualTo("committed");
            assertThat(titleInDynamo(both, "2")).isEqualTo("before");
        }
    }

    @Test
    void a_session_that_is_let_go_of_has_ended() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            both.dao.save(event("1").titled("before"));
            StandInSession session = mongo.sessions.add();
            session.session.startTransaction();
            both.dao.save(session.session, event("1").titled("never committed"));
            both.settled();
            session = null;
            mongo.sessions.all.clear();

            Awaitility.await().until(() -> {
                System.gc();
                return both.heard.lines.stream().filter("written save"::equals).count() == 2;
            });
            assertThat(titleInDynamo(both, "1")).isEqualTo("before");
        }
    }

    @Test
    void a_session_among_the_parameters_is_none_of_the_methods_meaning() {
        try (Both<ActingDao> both = both(WRITE_BOTH)) {
            assertThat(operation(both, "save(ClientSession,Event)")).isEqualTo("put $event");
            assertThat(operation(both, "findById(ClientSession,String)")).isEqualTo("get id = $id");
        }
    }
}
