package io.dynamoshadow.awkward.papers;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** Whatever somebody has scanned. */
public interface PaperDao {
    Document findById(ObjectId id);

    Document get(ObjectId id);

    Document load(ObjectId _id);

    Optional<Document> lookup(ObjectId id);

    Document getByHex(String id);

    List<Document> findByIds(Collection<ObjectId> ids);

    Map<ObjectId, Document> mapByIds(List<ObjectId> ids);

    boolean existsById(ObjectId id);

    List<Document> findByFolder(String folder);

    List<Document> list(String folder);

    List<Document> findByFolderOrderByScannedAsc(String folder);

    List<Document> findByFolderOrderByScannedDesc(String folder);

    List<Document> findByFolderAndScannedAfter(String folder, Date since);

    List<Document> findByFolderAndScannedBetween(String folder, Date from, Date until);

    List<Document> findByFolderAndPages(String folder, int pages);

    Document findFirstByFolderOrderByScannedDesc(String folder);

    List<Document> findTop2ByFolderOrderByScannedAsc(String folder);

    long countByFolder(String folder);

    int countByFolderAndScannedBefore(String folder, Date until);

    boolean existsByFolder(String folder);

    List<Document> findByAuthorName(String name);

    Document findByBarcode(String barcode);

    void insert(Document document);

    ObjectId create(Document document);

    void insertAll(List<Document> documents);

    void save(Document document);

    Document store(Document document);

    boolean replace(Document document);

    void upsert(ObjectId id, Document document);

    boolean deleteById(ObjectId id);

    void delete(Document document);

    void remove(ObjectId id);

    long deleteByFolder(String folder);

    long deleteAll(Collection<ObjectId> ids);

    Document findOneAndDelete(ObjectId id);

    List<Document> find(Bson filter);

    List<Document> aggregate(List<? extends Bson> stages);

    List<String> distinctFolders();

    boolean set(ObjectId id, String field, Object value);

    Document findAndPush(ObjectId id, String tag);
}
