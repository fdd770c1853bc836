package io.dynamoshadow.dual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.mirror.DaoMirror;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Planner;
import io.dynamoshadow.outbox.Lanes;
import io.dynamoshadow.outbox.Outboxes;
import io.dynamoshadow.store.DynamoItemStore;
import io.dynamoshadow.store.VersionClock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An entity that counts its own writes tells which of two states is the newer, where clocks do not. */
final class VersionPropertyTest {
    private static final DaoFlags WRITE_BOTH = Woven.flags(true, true, true, false);
    private static final String[] GROWS = {
        "dao.events.version = createdAt", "dao.events.method.updateEvent = put(event)"
    };

    private static VersionClock clock(int writer, long aheadMillis) {
        return new VersionClock(() -> System.currentTimeMillis() + aheadMillis, writer);
    }

    private static Event event(String at, String title) {
        return new Event("e1", "acc-1", at).titled(title);
    }

    @Test
    void an_older_state_does_not_stay_though_every_clock_takes_it_for_the_newer() {
        try (Woven late = Woven.with(WRITE_BOTH, GROWS);
                Woven hourBehind = late.elsewhere(WRITE_BOTH, clock(2, -3_600_000))) {
            Object[] first = {event("2026-11-22T20:40:00Z", "first")};
            DualCall call = Objects.requireNonNull(late.dual.enter(late.method("updateEvent"), late.mongo, first));
            late.mongo.updateEvent((Event) first[0]);
            hourBehind.dao.updateEvent(event("2026-11-22T20:50:00Z", "second"));
            assertThat(hourBehind.inDynamo("e1")).isNotNull();

            call.leave(null, null);

            assertThat(late.inDynamo("e1")).extracting(Event::getTitle).isEqualTo("second");
        }
    }

    @Test
    void mongo_is_asked_where_the_entity_may_have_begun_again() {
        try (Woven one = Woven.with(WRITE_BOTH, GROWS);
                Woven two = one.elsewhere(WRITE_BOTH, clock(2, 0))) {
            one.dao.updateEvent(event("2026-11-22T20:40:00Z", "first"));
            one.inDynamo("e1");
            two.dao.updateEvent(event("2026-11-22T20:50:00Z", "second"));

            assertThat(two.inDynamo("e1")).extracting(Event::getTitle).isEqualTo("second");
            assertThat(one.mongo.calls.get()).as("two writes, and one read").isEqualTo(3);
        }
    }

    public static final class Account {
        public String id = "";
        public long revision;
        public String owner = "";

        static Account of(long revision, String owner) {
            Account account = new Account();
            account.id = "a1";
            account.revision = revision;
            account.owner = owner;
            return account;
        }
    }

    public interface AccountDao {
        void save(Account account);

        @Nullable
        Account findById(String id);
    }

    /** Mongo, by which readings are counted. */
    private static final class MemoryAccounts implements AccountDao {
        private final Map<String, Account> accounts = new ConcurrentHashMap<>();
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public void save(Account account) {
            accounts.put(account.id, Account.of(account.revision, account.owner));
        }

        @Override
        public @Nullable Account findById(String id) {
            reads.incrementAndGet();
            return accounts.get(id);
        }
    }

    private static DaoPlan accounts(String version) {
        return Planner.plan(
                TestSettings.dao(
                        "dao.accounts.interface = " + AccountDao.class.getName(),
                        "dao.accounts.table = " + LocalDynamo.newTableName(),
                        "dao.accounts.key = id",
                        "dao.accounts.version = " + version),
                AccountDao.class,
                Events.namesIn(MemoryAccounts.class));
    }

    /** One JVM of several. */
    private static final class Jvm implements AutoCloseable {
        private final Lanes lanes = new Lanes(2, 100, Thread::new);
        private final DaoMirror mirror;
        private final DualDao dual;
        private final PlannedMethod save;
        private final MemoryAccounts mongo;

        Jvm(DaoPlan plan, MemoryAccounts mongo, VersionClock clock) {
            this.mongo = mongo;
            this.mirror = new DaoMirror(plan, DynamoItemStore.open(LocalDynamo.settings(), clock));
            this.dual = new DualDao(
                    mirror,
                    WRITE_BOTH,
                    Outboxes.inMemory(plan.settings().outboxName(), lanes),
                    Woven.shadowReads(),
                    new Heard());
            this.save = Events.method(plan, "save");
            dual.flagsAreKnown();
        }

        DualCall begin(Account account) {
            DualCall call = Objects.requireNonNull(dual.enter(save, mongo, new Object[] {account}));
            mongo.save(account);
            return call;
        }

        @Nullable
        Account inDynamo() {
            Awaitility.await().until(() -> lanes.pending() == 0);
            return ((AccountDao) mirror.dao()).findById("a1");
        }

        @Override
        public void close() {
            lanes.close(0);
        }
    }

    @Test
    void where_no_entity_can_begin_again_mongo_need_not_be_asked_who_came_last() {
        DaoPlan plan = accounts("revision");
        LocalDynamo.store().prepare(plan.items().table(), true);
        MemoryAccounts mongo = new MemoryAccounts();
        try (Jvm one = new Jvm(plan, mongo, clock(1, 0));
                Jvm two = new Jvm(plan, mongo, clock(2, 3_000))) {
            one.begin(Account.of(1, "one")).leave(null, null);
            one.inDynamo();
            two.begin(Account.of(2, "two")).leave(null, null);

            assertThat(two.inDynamo()).extracting(account -> account.owner).isEqualTo("two");
            assertThat(mongo.reads.get()).as("readings of Mongo").isZero();

            DualCall late = one.begin(Account.of(3, "three"));
            two.begin(Account.of(4, "four")).leave(null, null);
            two.inDynamo();
            late.leave(null, null);

            assertThat(one.inDynamo()).extracting(account -> account.owner).isEqualTo("four");
        }
    }

    @Test
    void what_is_no_property_or_has_no_order_is_refused_with_its_line() {
        assertThatThrownBy(() -> accounts("revison"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("line 4, dao.accounts.version: ")
                .hasMessageContaining("revison");
        assertThatThrownBy(() -> accounts("owner"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("line 4, dao.accounts.version: owner is a java.lang.String");
    }
}
