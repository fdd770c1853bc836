package io.dynamoshadow.awkward.papers;

import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.awkward.MirrorsMongo;
import io.dynamoshadow.awkward.Script;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

@SuppressWarnings("JavaUtilDate") // the DAO's own
public final class PaperDaoTest extends MirrorsMongo<PaperDao> {
    @Override
    protected String name() {
        return "papers";
    }

    @Override
    protected Class<PaperDao> dao() {
        return PaperDao.class;
    }

    @Override
    protected PaperDao onMongo(MongoDatabase database) {
        return new MongoPaperDao(database.getCollection("papers"));
    }

    @Override
    protected List<Class<?>> implementations() {
        return List.of(MongoPaperDao.class);
    }

    @Override
    protected List<String> lines() {
        return List.of(
                "entity = org.bson.Document",
                "key = _id",
                "type.scanned = Date",
                "index.by-folder = folder, scanned",
                "index.by-barcode = barcode");
    }

    @Override
    protected Iterable<?> everything(PaperDao dao) {
        return ((MongoPaperDao) dao).all();
    }

    private static ObjectId id(int number) {
        return new ObjectId(String.format("65a1b2c3d4e5f6a7b8c9%04x", number));
    }

    private static Date day(int day) {
        return new Date(1_600_000_000_005L + day * 86_400_000L);
    }

    /** A bit of everything that a document can hold. */
    private static Document paper(int number) {
        return new Document("_id", id(number))
                .append("folder", "f" + number % 2)
                .append("scanned", day(number))
                .append("barcode", "b" + number)
                .append("pages", number)
                .append("bytes", number * 10_000_000_000L)
                .append("weight", number / 7.0)
                .append("price", Decimal128.parse("12.50"))
                .append("blank", "")
                .append("nothing", null)
                .append("signed", number % 2 == 0)
                .append("scan", new Binary(new byte[] {1, 2, (byte) number}))
                .append("owner", id(900 + number))
                .append("tags", Arrays.asList("t" + number, null, 3, 4L, new Document("deep", List.of())))
                .append("author", new Document("name", "Ann").append("dots", new Document("$a", 1)))
                .append("empty", new Document());
    }

    private static Document odd() {
        return paper(30)
                .append("pattern", Pattern.compile("^a.*z$", Pattern.CASE_INSENSITIVE))
                .append("stamp", new BsonTimestamp(7, 8));
    }

    private static Document nameless(int number) {
        Document document = paper(number);
        document.remove("_id");
        return document;
    }

    @Override
    protected void script(Script<PaperDao> script) {
        script.run("insert", dao -> dao.insert(paper(1)));
        script.fails("insert twice", dao -> {
            dao.insert(paper(1));
            return null;
        });
        script.step("create", dao -> dao.create(paper(2)));
        script.step("create without an id", (dao, ids) -> ids.made("created", dao.create(nameless(21))));
        script.step("find what got an id", (dao, ids) -> dao.findById(ids.of("created")));
        script.step("insert without an id", (dao, ids) -> {
            Document document = nameless(22);
            dao.insert(document);
            return ids.made("inserted", document.getObjectId("_id"));
        });
        script.run("insertAll", dao -> dao.insertAll(List.of(paper(3), paper(4), paper(5))));
        script.run("save", dao -> dao.save(paper(6)));
        script.run("save again", dao -> dao.save(paper(6).append("more", true)));
        script.step("store", dao -> dao.store(paper(7)));
        script.step("store without an id", (dao, ids) -> {
            Document stored = dao.store(nameless(23));
            ids.made("stored", stored.getObjectId("_id"));
            return stored;
        });
        script.step("replace", dao -> dao.replace(new Document("_id", id(7)).append("folder", "f1")));
        script.step("replace none", dao -> dao.replace(paper(99)));
        script.run("upsert", dao -> dao.upsert(id(8), nameless(8)));
        script.run("save what is odd", dao -> dao.save(odd()));
        reads(script);
        script.step("set", dao -> dao.set(id(2), "note", "x"));
        script.step("findAndPush", dao -> dao.findAndPush(id(2), "late"));
        script.step("deleteById", dao -> dao.deleteById(id(1)));
        script.step("deleteById of none", dao -> dao.deleteById(id(1)));
        script.run("delete", dao -> dao.delete(paper(2)));
        script.run("remove", dao -> dao.remove(id(3)));
        script.step("findOneAndDelete", dao -> dao.findOneAndDelete(id(4)));
        script.step("deleteAll", dao -> dao.deleteAll(List.of(id(5), id(99))));
        script.step("deleteByFolder", dao -> dao.deleteByFolder("f0"));
    }

    private static void reads(Script<PaperDao> script) {
        script.step("findById", dao -> dao.findById(id(1)));
        script.step("findById of none", dao -> dao.findById(id(99)));
        script.step("find what is odd", dao -> dao.findById(id(30)));
        script.step("get", dao -> dao.get(id(1)));
        script.step("load", dao -> dao.load(id(1)));
        script.step("lookup", dao -> dao.lookup(id(1)));
        script.step("lookup none", dao -> dao.lookup(id(99)));
        script.step("getByHex", dao -> dao.getByHex(id(1).toHexString()));
        script.unordered("findByIds", dao -> dao.findByIds(List.of(id(1), id(99), id(2))));
        script.step("mapByIds", dao -> dao.mapByIds(List.of(id(1), id(99), id(2))));
        script.step("existsById", dao -> dao.existsById(id(1)));
        script.step("existsById of none", dao -> dao.existsById(id(99)));
        script.unordered("findByFolder", dao -> dao.findByFolder("f1"));
        script.unordered("list", dao -> dao.list("f1"));
        script.step("rising", dao -> dao.findByFolderOrderByScannedAsc("f0"));
        script.step("falling", dao -> dao.findByFolderOrderByScannedDesc("f0"));
        script.unordered("after", dao -> dao.findByFolderAndScannedAfter("f1", day(3)));
        script.unordered("between", dao -> dao.findByFolderAndScannedBetween("f1", day(3), day(5)));
        script.unordered("of pages", dao -> dao.findByFolderAndPages("f1", 3));
        script.step("the last", dao -> dao.findFirstByFolderOrderByScannedDesc("f1"));
        script.step("the first two", dao -> dao.findTop2ByFolderOrderByScannedAsc("f0"));
        script.step("countByFolder", dao -> dao.countByFolder("f1"));
        script.step("count before", dao -> dao.countByFolderAndScannedBefore("f1", day(5)));
        script.step("existsByFolder", dao -> dao.existsByFolder("f9"));
        script.unordered("by the author's name", dao -> dao.findByAuthorName("Ann"));
        script.step("findByBarcode", dao -> dao.findByBarcode("b5"));
        script.step("findByBarcode of none", dao -> dao.findByBarcode("b99"));
        script.unordered("find by a filter", dao -> dao.find(new Document("pages", 3)));
        script.unordered("aggregate", dao -> dao.aggregate(List.of(new Document("$match", new Document("pages", 3)))));
        script.unordered("distinctFolders", dao -> dao.distinctFolders());
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.ofEntries(
                Map.entry("save what is odd", "a pattern comes back as another type"),
                Map.entry("findByFolder", "an index has no items that lack what it sorts by"),
                Map.entry("list", "an index has no items that lack what it sorts by"),
                Map.entry("countByFolder", "an index has no items that lack what it sorts by"));
    }

    @Override
    protected Map<String, String> gapsOfFollowing() {
        return Map.ofEntries(Map.entry("save what is odd", "a pattern comes back as another type"));
    }
}
