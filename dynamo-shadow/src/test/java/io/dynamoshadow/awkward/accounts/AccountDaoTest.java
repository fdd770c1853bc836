package io.dynamoshadow.awkward.accounts;

import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.awkward.MirrorsMongo;
import io.dynamoshadow.awkward.Script;
import io.dynamoshadow.awkward.accounts.Account.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;

@SuppressWarnings("FutureReturnValueIgnored") // the harness waits for them
public final class AccountDaoTest extends MirrorsMongo<AccountDao> {
    private static final Instant START = Instant.parse("2019-02-28T08:00:00.999Z");
    private static final List<Status> STATUSES = List.of(Status.values());

    @Override
    protected String name() {
        return "accounts";
    }

    @Override
    protected Class<AccountDao> dao() {
        return AccountDao.class;
    }

    @Override
    protected AccountDao onMongo(MongoDatabase database) {
        return new MongoAccountDao(database.getCollection("accounts"));
    }

    @Override
    protected List<Class<?>> implementations() {
        return List.of(MongoAccountDao.class);
    }

    @Override
    protected List<String> lines() {
        return List.of("key = id", "index.by-holder = holder, openedAt");
    }

    @Override
    protected Iterable<?> everything(AccountDao dao) {
        return ((MongoAccountDao) dao).all();
    }

    private static Account account(int number) {
        return Account.builder()
                .id("a" + number)
                .holder("h" + number % 2)
                .status(STATUSES.get(number % 3))
                .currency(Currency.getInstance("EUR"))
                .balance(new BigDecimal(number + ".10"))
                .birthday(LocalDate.of(1900 + number, 2, 28))
                .openedAt(START.plusSeconds(number))
                .limits(number % 2 == 0 ? null : new Limits(new BigDecimal("1E+3"), number))
                .tags(List.of("t" + number, ""))
                .build();
    }

    private static Account nameless(int number) {
        return account(number).withId(null);
    }

    @Override
    protected void script(Script<AccountDao> script) {
        script.step("open", dao -> dao.open(account(1)));
        script.step("insert", dao -> dao.insert(account(2)));
        script.fails("insert twice", dao -> dao.insert(account(2)));
        script.step("insert without an id", (dao, ids) -> {
            Account inserted = dao.insert(nameless(20));
            ids.made("inserted", inserted.getId());
            return inserted;
        });
        script.step("find what got an id", (dao, ids) -> dao.findById(ids.of("inserted")));
        script.step("save", dao -> dao.save(account(3)));
        script.step("save again", dao -> dao.save(account(3).withBalance(new BigDecimal("-0.00"))));
        script.step("save without an id", (dao, ids) -> {
            Account saved = dao.save(nameless(21));
            ids.made("saved", saved.getId());
            return saved;
        });
        script.step("create", dao -> dao.create(account(4)));
        script.step("add", dao -> dao.add(account(5)));
        script.step("add without an id", (dao, ids) -> ids.made("added", dao.add(nameless(22))));
        script.unordered("saveAll", dao -> dao.saveAll(List.of(account(6), account(7))));
        script.step("saveAsync", dao -> dao.saveAsync(account(8)));
        script.step("update", dao -> dao.update(account(8).withStatus(Status.CLOSED)));
        script.step("update none", dao -> dao.update(account(99)));
        script.run("replace", dao -> dao.replace(account(7).withStatus(Status.FROZEN)));
        script.run("replace none", dao -> dao.replace(account(99)));
        reads(script);
        script.step("close", dao -> dao.close("a1"));
        script.step("delete by id", dao -> dao.delete("a1"));
        script.step("delete none", dao -> dao.delete("a1"));
        script.run("delete", dao -> dao.delete(account(2)));
        script.step("remove", dao -> dao.remove("a3"));
        script.step("remove none", dao -> dao.remove("a3"));
        script.step("deleteAllById", dao -> dao.deleteAllById(List.of("a4", "a99")));
        script.step("deleteByHolder", dao -> dao.deleteByHolder("h1"));
    }

    private static void reads(Script<AccountDao> script) {
        script.step("findById", dao -> dao.findById("a1"));
        script.step("findById of none", dao -> dao.findById("a99"));
        script.step("get", dao -> dao.get("a3"));
        script.step("getAsync", dao -> dao.getAsync("a3"));
        script.step("getAsync of none", dao -> dao.getAsync("a99"));
        script.step("findAsync", dao -> dao.findAsync("a3"));
        script.unordered("findAllById", dao -> dao.findAllById(List.of("a1", "a99", "a3")));
        script.step("getAll", dao -> dao.getAll(Set.of("a1", "a99", "a3")));
        script.step("existsById", dao -> dao.existsById("a1"));
        script.unordered("findByHolder", dao -> dao.findByHolder("h1"));
        script.unordered("streamByHolder", dao -> dao.streamByHolder("h1"));
        script.unordered("list", dao -> dao.list("h1"));
        script.step("rising", dao -> dao.findByHolderOrderByOpenedAtAsc("h1"));
        script.step("falling", dao -> dao.findByHolderOrderByOpenedAtDesc("h0"));
        script.unordered(
                "between", dao -> dao.findByHolderAndOpenedAtBetween("h1", START.plusSeconds(3), START.plusSeconds(5)));
        script.unordered("before", dao -> dao.findByHolderAndOpenedAtLessThan("h1", START.plusSeconds(5)));
        script.step(
                "since",
                dao -> dao.findByHolderAndOpenedAtGreaterThanEqualOrderByOpenedAtAsc("h1", START.plusSeconds(5)));
        script.step("the first", dao -> dao.findFirstByHolderOrderByOpenedAtAsc("h1"));
        script.step("the last", dao -> dao.findTopByHolderOrderByOpenedAtDesc("h1"));
        script.step("the last of none", dao -> dao.findTopByHolderOrderByOpenedAtDesc("h9"));
        script.step("the last five", dao -> dao.findTop5ByHolderOrderByOpenedAtDesc("h0"));
        script.unordered("of a status", dao -> dao.findByHolderAndStatus("h1", Status.FROZEN));
        script.unordered(
                "of statuses", dao -> dao.findByHolderAndStatusIn("h1", List.of(Status.FROZEN, Status.CLOSED)));
        script.unordered("of a balance", dao -> dao.findByHolderAndBalanceGreaterThan("h1", new BigDecimal("3.10")));
        script.unordered("of a tag", dao -> dao.findByHolderAndTagsContaining("h1", "t5"));
        script.step("countByHolder", dao -> dao.countByHolder("h1"));
        script.step("count of a status", dao -> dao.countByHolderAndStatus("h1", Status.FROZEN));
        script.step("existsByHolder", dao -> dao.existsByHolder("h1"));
        script.step("exists of a status", dao -> dao.existsByHolderAndStatus("h1", Status.OPEN));
    }
}
