package io.dynamoshadow.awkward.transfers;

import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.awkward.MirrorsMongo;
import io.dynamoshadow.awkward.Pojos;
import io.dynamoshadow.awkward.Script;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

public final class TransferDaoTest extends MirrorsMongo<TransferDao> {
    @Override
    protected String name() {
        return "transfers";
    }

    @Override
    protected Class<TransferDao> dao() {
        return TransferDao.class;
    }

    @Override
    protected TransferDao onMongo(MongoDatabase database) {
        return new MongoTransferDao(Pojos.collection(database, "transfers", Transfer.class));
    }

    @Override
    protected List<Class<?>> implementations() {
        return List.of(MongoTransferDao.class);
    }

    @Override
    protected List<String> lines() {
        return List.of("key = accountId, createdAt", "index.by-reference = reference");
    }

    @Override
    protected Iterable<?> everything(TransferDao dao) {
        return ((MongoTransferDao) dao).all();
    }

    /** Before and after the epoch, and across a change of digits in what a timestamp looks like. */
    private static Instant at(int number) {
        return Instant.parse("1969-12-31T23:59:57.900Z").plusMillis(number * 700L);
    }

    private static Transfer transfer(int number) {
        return new Transfer("acc" + number % 2, at(number), "ref-" + number, number + ".99");
    }

    @Override
    protected void script(Script<TransferDao> script) {
        script.run("insert", dao -> dao.insert(transfer(1)));
        script.fails("insert twice", dao -> {
            dao.insert(transfer(1));
            return null;
        });
        script.run(
                "addAll",
                dao -> dao.addAll(List.of(transfer(2), transfer(3), transfer(5).settled("p"))));
        script.step("save", dao -> dao.save(transfer(4)));
        script.step("save again", dao -> dao.save(transfer(4).settled("q")));
        script.step("update", dao -> dao.update(transfer(3).settled("q")));
        script.step("update none", dao -> dao.update(transfer(99)));
        script.run("addAll more", dao -> dao.addAll(List.of(transfer(6), transfer(7), transfer(9), transfer(11))));
        single(script);
        ranges(script);
        filters(script);
        script.step("delete by key", dao -> dao.delete("acc1", at(1)));
        script.step("delete none", dao -> dao.delete("acc1", at(1)));
        script.run("delete", dao -> dao.delete(transfer(2)));
        script.step("delete before", dao -> dao.deleteByAccountIdAndCreatedAtBefore("acc1", at(5)));
        script.run("deleteAll", dao -> dao.deleteAll(List.of(transfer(4), transfer(99))));
        script.step("delete an account", dao -> dao.deleteByAccountId("acc1"));
        script.step("delete an account that is gone", dao -> dao.deleteByAccountId("acc1"));
    }

    private static void single(Script<TransferDao> script) {
        script.step("get", dao -> dao.get("acc1", at(1)));
        script.step("get none", dao -> dao.get("acc1", at(2)));
        script.step("load", dao -> dao.load(at(1), "acc1"));
        script.step("find", dao -> dao.findByAccountIdAndCreatedAt("acc1", at(3)));
        script.step("find none", dao -> dao.findByAccountIdAndCreatedAt("acc9", at(3)));
        script.step("find the other way round", dao -> dao.findByCreatedAtAndAccountId(at(3), "acc1"));
        script.step("exists", dao -> dao.exists("acc1", at(1)));
        script.step("exists by", dao -> dao.existsByAccountIdAndCreatedAt("acc9", at(1)));
        script.step("by reference", dao -> dao.findByReference("ref-4"));
        script.step("by no reference", dao -> dao.findByReference("ref-99"));
    }

    private static void ranges(Script<TransferDao> script) {
        script.unordered("findByAccountId", dao -> dao.findByAccountId("acc1"));
        script.unordered("list", dao -> dao.list("acc0"));
        script.step("newest first", dao -> dao.findByAccountIdOrderByCreatedAtDesc("acc1"));
        script.unordered("after", dao -> dao.findByAccountIdAndCreatedAtAfter("acc1", at(3)));
        script.step("after, falling", dao -> dao.findByAccountIdAndCreatedAtAfterOrderByCreatedAtDesc("acc1", at(3)));
        script.unordered("before", dao -> dao.findByAccountIdAndCreatedAtBefore("acc1", at(3)));
        script.step("until", dao -> dao.findByAccountIdAndCreatedAtLessThanEqualOrderByCreatedAtAsc("acc1", at(3)));
        script.step("between", dao -> dao.findByAccountIdAndCreatedAtBetweenOrderByCreatedAtAsc("acc1", at(3), at(7)));
        script.step(
                "between, nothing",
                dao -> dao.findByAccountIdAndCreatedAtBetweenOrderByCreatedAtAsc("acc1", at(7), at(3)));
        script.step(
                "from and until",
                dao -> dao.findByAccountIdAndCreatedAtGreaterThanEqualAndCreatedAtLessThanOrderByCreatedAtAsc(
                        "acc1", at(3), at(7)));
        script.step("findRange", dao -> dao.findRange("acc1", at(3), at(7)));
        script.step("the latest", dao -> dao.findFirstByAccountIdOrderByCreatedAtDesc("acc1"));
        script.step("the latest of none", dao -> dao.findFirstByAccountIdOrderByCreatedAtDesc("acc9"));
        script.step("the earliest", dao -> dao.findTopByAccountIdOrderByCreatedAtAsc("acc1"));
        script.step("the latest two", dao -> dao.findTop2ByAccountIdOrderByCreatedAtDesc("acc1"));
        script.step(
                "the two before",
                dao -> dao.findFirst2ByAccountIdAndCreatedAtBeforeOrderByCreatedAtDesc("acc1", at(9)));
        script.step("findLatest", dao -> dao.findLatest("acc1", 3));
        script.step("countByAccountId", dao -> dao.countByAccountId("acc1"));
        script.step("count between", dao -> dao.countByAccountIdAndCreatedAtBetween("acc1", at(3), at(7)));
    }

    private static void filters(Script<TransferDao> script) {
        script.step("settled", dao -> dao.findByAccountIdAndSettledTrueOrderByCreatedAtAsc("acc1"));
        script.step("with a partner", dao -> dao.findByAccountIdAndPartnerOrderByCreatedAtAsc("acc1", "q"));
        script.step("two unsettled", dao -> dao.findFirst2ByAccountIdAndSettledFalseOrderByCreatedAtAsc("acc1"));
        script.step(
                "of an amount",
                dao -> dao.findByAccountIdAndAmountGreaterThanOrderByCreatedAtAsc("acc1", new BigDecimal("5.99")));
        script.step(
                "with any partner after",
                dao -> dao.findByAccountIdAndPartnerIsNotNullAndCreatedAtAfterOrderByCreatedAtAsc("acc1", at(3)));
        script.unordered("of some accounts", dao -> dao.findByAccountIdIn(List.of("acc1", "acc0", "acc9")));
        script.unordered("by a reference's start", dao -> dao.findByReferenceStartingWith("ref-1"));
        script.step(
                "of an account by a reference's start",
                dao -> dao.findByAccountIdAndReferenceStartingWith("acc1", "ref-1"));
        script.step("count settled", dao -> dao.countByAccountIdAndSettled("acc1", true));
    }

    @Override
    protected Map<String, String> plans() {
        return Map.ofEntries(
                Map.entry(
                        "load(Instant createdAt, String accountId)",
                        "get accountId = $accountId, createdAt = $createdAt"),
                Map.entry("findByAccountIdIn(Collection accountIds)", "query accountId in $accountIds"),
                Map.entry(
                        "deleteByAccountIdAndCreatedAtBefore(String accountId, Instant until)",
                        "delete accountId = $accountId, createdAt < $until"),
                Map.entry(
                        "findFirst2ByAccountIdAndSettledFalseOrderByCreatedAtAsc(String accountId)",
                        "query accountId = $accountId, filter settled = false, order by createdAt, limit 2"));
    }
}
