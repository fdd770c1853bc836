package io.dynamoshadow.awkward.transfers;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;

public class MongoTransferDao implements TransferDao {
    private static final Bson OLDEST_FIRST = ascending("createdAt");
    private static final Bson NEWEST_FIRST = descending("createdAt");

    private final MongoCollection<Transfer> transfers;

    public MongoTransferDao(MongoCollection<Transfer> transfers) {
        this.transfers = transfers;
        transfers.createIndex(Indexes.ascending("accountId", "createdAt"), new IndexOptions().unique(true));
    }

    private static Bson key(String accountId, Instant createdAt) {
        return and(eq("accountId", accountId), eq("createdAt", createdAt));
    }

    private static Bson key(Transfer transfer) {
        return key(transfer.getAccountId(), transfer.getCreatedAt());
    }

    private FindIterable<Transfer> of(String accountId, Bson... more) {
        List<Bson> all = new ArrayList<>(List.of(more));
        all.add(eq("accountId", accountId));
        return transfers.find(and(all));
    }

    private static List<Transfer> many(FindIterable<Transfer> found) {
        return found.into(new ArrayList<>());
    }

    @Override
    public Transfer get(String accountId, Instant createdAt) {
        return transfers.find(key(accountId, createdAt)).first();
    }

    @Override
    public Transfer load(Instant createdAt, String accountId) {
        return get(accountId, createdAt);
    }

    @Override
    public Optional<Transfer> findByAccountIdAndCreatedAt(String accountId, Instant createdAt) {
        return Optional.ofNullable(get(accountId, createdAt));
    }

    @Override
    public Optional<Transfer> findByCreatedAtAndAccountId(Instant createdAt, String accountId) {
        return Optional.ofNullable(get(accountId, createdAt));
    }

    @Override
    public boolean exists(String accountId, Instant createdAt) {
        return get(accountId, createdAt) != null;
    }

    @Override
    public boolean existsByAccountIdAndCreatedAt(String accountId, Instant createdAt) {
        return get(accountId, createdAt) != null;
    }

    @Override
    public List<Transfer> findByAccountId(String accountId) {
        return many(of(accountId));
    }

    @Override
    public List<Transfer> list(String accountId) {
        return many(of(accountId));
    }

    @Override
    public List<Transfer> findByAccountIdOrderByCreatedAtDesc(String accountId) {
        return many(of(accountId).sort(NEWEST_FIRST));
    }

    @Override
    public List<Transfer> findByAccountIdAndCreatedAtAfter(String accountId, Instant since) {
        return many(of(accountId, gt("createdAt", since)));
    }

    @Override
    public List<Transfer> findByAccountIdAndCreatedAtAfterOrderByCreatedAtDesc(String accountId, Instant since) {
        return many(of(accountId, gt("createdAt", since)).sort(NEWEST_FIRST));
    }

    @Override
    public List<Transfer> findByAccountIdAndCreatedAtBefore(String accountId, Instant until) {
        return many(of(accountId, lt("createdAt", until)));
    }

    @Override
    public List<Transfer> findByAccountIdAndCreatedAtLessThanEqualOrderByCreatedAtAsc(String accountId, Instant until) {
        return many(of(accountId, lte("createdAt", until)).sort(OLDEST_FIRST));
    }

    @Override
    public List<Transfer> findByAccountIdAndCreatedAtBetweenOrderByCreatedAtAsc(
            String accountId, Instant from, Instant until) {
        return many(
                of(accountId, gte("createdAt", from), lte("createdAt", until)).sort(OLDEST_FIRST));
    }

    @Override
    public List<Transfer> findByAccountIdAndCreatedAtGreaterThanEqualAndCreatedAtLessThanOrderByCreatedAtAsc(
            String accountId, Instant from, Instant until) {
        return many(
                of(accountId, gte("createdAt", from), lt("createdAt", until)).sort(OLDEST_FIRST));
    }

    @Override
    public Transfer findFirstByAccountIdOrderByCreatedAtDesc(String accountId) {
        return of(accountId).sort(NEWEST_FIRST).first();
    }

    @Override
    public Optional<Transfer> findTopByAccountIdOrderByCreatedAtAsc(String accountId) {
        return Optional.ofNullable(of(accountId).sort(OLDEST_FIRST).first());
    }

    @Override
    public List<Transfer> findTop2ByAccountIdOrderByCreatedAtDesc(String accountId) {
        return many(of(accountId).sort(NEWEST_FIRST).limit(2));
    }

    @Override
    public List<Transfer> findFirst2ByAccountIdAndCreatedAtBeforeOrderByCreatedAtDesc(String accountId, Instant until) {
        return many(of(accountId, lt("createdAt", until)).sort(NEWEST_FIRST).limit(2));
    }

    @Override
    public List<Transfer> findLatest(String accountId, int limit) {
        return many(of(accountId).sort(NEWEST_FIRST).limit(limit));
    }

    @Override
    public List<Transfer> findRange(String accountId, Instant from, Instant to) {
        return many(of(accountId, gte("createdAt", from), lt("createdAt", to)).sort(OLDEST_FIRST));
    }

    @Override
    public List<Transfer> findByAccountIdAndSettledTrueOrderByCreatedAtAsc(String accountId) {
        return many(of(accountId, eq("settled", true)).sort(OLDEST_FIRST));
    }

    @Override
    public List<Transfer> findByAccountIdAndPartnerOrderByCreatedAtAsc(String accountId, String partner) {
        return many(of(accountId, eq("partner", partner)).sort(OLDEST_FIRST));
    }

    @Override
    public List<Transfer> findFirst2ByAccountIdAndSettledFalseOrderByCreatedAtAsc(String accountId) {
        return many(of(accountId, eq("settled", false)).sort(OLDEST_FIRST).limit(2));
    }

    @Override
    public List<Transfer> findByAccountIdAndAmountGreaterThanOrderByCreatedAtAsc(String accountId, BigDecimal amount) {
        return many(of(accountId, gt("amount", amount)).sort(OLDEST_FIRST));
    }

    @Override
    public List<Transfer> findByAccountIdAndPartnerIsNotNullAndCreatedAtAfterOrderByCreatedAtAsc(
            String accountId, Instant since) {
        return many(of(accountId, ne("partner", null), gt("createdAt", since)).sort(OLDEST_FIRST));
    }

    @Override
    public List<Transfer> findByAccountIdIn(Collection<String> accountIds) {
        return many(transfers.find(in("accountId", accountIds)));
    }

    @Override
    public Transfer findByReference(String reference) {
        return transfers.find(eq("reference", reference)).first();
    }

    @Override
    public List<Transfer> findByReferenceStartingWith(String prefix) {
        return many(transfers.find(regex("reference", "^" + prefix)));
    }

    @Override
    public Set<Transfer> findByAccountIdAndReferenceStartingWith(String accountId, String prefix) {
        return new LinkedHashSet<>(many(of(accountId, regex("reference", "^" + prefix))));
    }

    @Override
    public long countByAccountId(String accountId) {
        return transfers.countDocuments(eq("accountId", accountId));
    }

    @Override
    public long countByAccountIdAndCreatedAtBetween(String accountId, Instant from, Instant until) {
        return findByAccountIdAndCreatedAtBetweenOrderByCreatedAtAsc(accountId, from, until)
                .size();
    }

    @Override
    public int countByAccountIdAndSettled(String accountId, boolean settled) {
        return (int) transfers.countDocuments(and(eq("accountId", accountId), eq("settled", settled)));
    }

    @Override
    public void insert(Transfer transfer) {
        transfers.insertOne(transfer);
    }

    @Override
    public Transfer save(Transfer transfer) {
        transfers.replaceOne(key(transfer), transfer, new ReplaceOptions().upsert(true));
        return transfer;
    }

    @Override
    public boolean update(Transfer transfer) {
        return transfers.replaceOne(key(transfer), transfer).getMatchedCount() == 1;
    }

    @Override
    public void addAll(Collection<Transfer> several) {
        transfers.insertMany(new ArrayList<>(several));
    }

    @Override
    public boolean delete(String accountId, Instant createdAt) {
        return transfers.deleteOne(key(accountId, createdAt)).getDeletedCount() == 1;
    }

    @Override
    public void delete(Transfer transfer) {
        transfers.deleteOne(key(transfer));
    }

    @Override
    public long deleteByAccountId(String accountId) {
        return transfers.deleteMany(eq("accountId", accountId)).getDeletedCount();
    }

    @Override
    public int deleteByAccountIdAndCreatedAtBefore(String accountId, Instant until) {
        return (int) transfers
                .deleteMany(and(eq("accountId", accountId), lt("createdAt", until)))
                .getDeletedCount();
    }

    @Override
    public void deleteAll(List<Transfer> several) {
        several.forEach(this::delete);
    }

    Iterable<Transfer> all() {
        return transfers.find();
    }
}
