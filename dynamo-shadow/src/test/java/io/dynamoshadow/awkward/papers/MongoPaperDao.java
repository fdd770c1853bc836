package io.dynamoshadow.awkward.papers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

@SuppressWarnings("JavaUtilDate") // what the driver gives
public class MongoPaperDao implements PaperDao {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> papers;

    public MongoPaperDao(MongoCollection<Document> papers) {
        this.papers = papers;
    }

    private Document one(Bson filter) {
        return papers.find(filter).first();
    }

    private List<Document> many(Bson filter) {
        return papers.find(filter).into(new ArrayList<>());
    }

    @Override
    public Document findById(ObjectId id) {
        return one(eq(id));
    }

    @Override
    public Document get(ObjectId id) {
        return one(eq(id));
    }

    @Override
    public Document load(ObjectId _id) {
        return one(eq(_id));
    }

    @Override
    public Optional<Document> lookup(ObjectId id) {
        return Optional.ofNullable(one(eq(id)));
    }

    @Override
    public Document getByHex(String id) {
        return one(eq(new ObjectId(id)));
    }

    @Override
    public List<Document> findByIds(Collection<ObjectId> ids) {
        return many(in("_id", ids));
    }

    @Override
    public Map<ObjectId, Document> mapByIds(List<ObjectId> ids) {
        Map<ObjectId, Document> found = new LinkedHashMap<>();
        findByIds(ids).forEach(document -> found.put(document.getObjectId("_id"), document));
        return found;
    }

    @Override
    public boolean existsById(ObjectId id) {
        return one(eq(id)) != null;
    }

    @Override
    public List<Document> findByFolder(String folder) {
        return many(eq("folder", folder));
    }

    @Override
    public List<Document> list(String folder) {
        return many(eq("folder", folder));
    }

    private List<Document> sorted(String folder, Bson order) {
        return papers.find(eq("folder", folder)).sort(order).into(new ArrayList<>());
    }

    @Override
    public List<Document> findByFolderOrderByScannedAsc(String folder) {
        return sorted(folder, ascending("scanned"));
    }

    @Override
    public List<Document> findByFolderOrderByScannedDesc(String folder) {
        return sorted(folder, descending("scanned"));
    }

    @Override
    public List<Document> findByFolderAndScannedAfter(String folder, Date since) {
        return many(and(eq("folder", folder), gt("scanned", since)));
    }

    @Override
    public List<Document> findByFolderAndScannedBetween(String folder, Date from, Date until) {
        return many(and(eq("folder", folder), gte("scanned", from), lte("scanned", until)));
    }

    @Override
    public List<Document> findByFolderAndPages(String folder, int pages) {
        return many(and(eq("folder", folder), eq("pages", pages)));
    }

    @Override
    public Document findFirstByFolderOrderByScannedDesc(String folder) {
        return papers.find(eq("folder", folder)).sort(descending("scanned")).first();
    }

    @Override
    public List<Document> findTop2ByFolderOrderByScannedAsc(String folder) {
        return papers.find(eq("folder", folder))
                .sort(ascending("scanned"))
                .limit(2)
                .into(new ArrayList<>());
    }

    @Override
    public long countByFolder(String folder) {
        return papers.countDocuments(eq("folder", folder));
    }

    @Override
    public int countByFolderAndScannedBefore(String folder, Date until) {
        return (int) papers.countDocuments(and(eq("folder", folder), lt("scanned", until)));
    }

    @Override
    public boolean existsByFolder(String folder) {
        return one(eq("folder", folder)) != null;
    }

    @Override
    public List<Document> findByAuthorName(String name) {
        return many(eq("author.name", name));
    }

    @Override
    public Document findByBarcode(String barcode) {
        return one(eq("barcode", barcode));
    }

    @Override
    public void insert(Document document) {
        papers.insertOne(document);
    }

    @Override
    public ObjectId create(Document document) {
        papers.insertOne(document);
        return document.getObjectId("_id");
    }

    @Override
    public void insertAll(List<Document> documents) {
        papers.insertMany(documents);
    }

    @Override
    public void save(Document document) {
        store(document);
    }

    @Override
    public Document store(Document document) {
        if (document.get("_id") == null) {
            document.put("_id", new ObjectId());
        }
        papers.replaceOne(eq(document.get("_id")), document, UPSERT);
        return document;
    }

    @Override
    public boolean replace(Document document) {
        return papers.replaceOne(eq(document.get("_id")), document).getMatchedCount() > 0;
    }

    @Override
    public void upsert(ObjectId id, Document document) {
        papers.replaceOne(eq(id), document, UPSERT);
    }

    @Override
    public boolean deleteById(ObjectId id) {
        return papers.deleteOne(eq(id)).getDeletedCount() > 0;
    }

    @Override
    public void delete(Document document) {
        papers.deleteOne(eq(document.get("_id")));
    }

    @Override
    public void remove(ObjectId id) {
        papers.deleteOne(eq(id));
    }

    @Override
    public long deleteByFolder(String folder) {
        return papers.deleteMany(eq("folder", folder)).getDeletedCount();
    }

    @Override
    public long deleteAll(Collection<ObjectId> ids) {
        return papers.deleteMany(in("_id", ids)).getDeletedCount();
    }

    @Override
    public Document findOneAndDelete(ObjectId id) {
        return papers.findOneAndDelete(eq(id));
    }

    @Override
    public List<Document> find(Bson filter) {
        return many(filter);
    }

    @Override
    public List<Document> aggregate(List<? extends Bson> stages) {
        return papers.aggregate(stages).into(new ArrayList<>());
    }

    @Override
    public List<String> distinctFolders() {
        return papers.distinct("folder", String.class).into(new ArrayList<>());
    }

    @Override
    public boolean set(ObjectId id, String field, Object value) {
        return papers.updateOne(eq(id), Updates.set(field, value)).getModifiedCount() > 0;
    }

    @Override
    public Document findAndPush(ObjectId id, String tag) {
        return papers.findOneAndUpdate(
                eq(id), Updates.push("tags", tag), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    }

    Iterable<Document> all() {
        return papers.find();
    }
}
