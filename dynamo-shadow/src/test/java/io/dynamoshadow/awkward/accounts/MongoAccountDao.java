package io.dynamoshadow.awkward.accounts;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

public class MongoAccountDao implements AccountDao {
    private final MongoCollection<Document> accounts;

    public MongoAccountDao(MongoCollection<Document> accounts) {
        this.accounts = accounts;
    }

    private Optional<Account> one(FindIterable<Document> found) {
        return Optional.ofNullable(found.first()).map(AccountDocuments::account);
    }

    private Optional<Account> byId(String id) {
        return one(accounts.find(eq(id)));
    }

    private List<Account> many(FindIterable<Document> found) {
        return found.map(AccountDocuments::account).into(new ArrayList<>());
    }

    private FindIterable<Document> of(String holder, Bson... more) {
        List<Bson> all = new ArrayList<>(List.of(more));
        all.add(eq("holder", holder));
        return accounts.find(and(all));
    }

    @Override
    public Optional<Account> findById(String id) {
        return byId(id);
    }

    @Override
    public Account get(String id) {
        return byId(id).orElse(null);
    }

    @Override
    public CompletableFuture<Account> getAsync(String id) {
        return CompletableFuture.completedFuture(get(id));
    }

    @Override
    public CompletableFuture<Optional<Account>> findAsync(String id) {
        return CompletableFuture.completedFuture(byId(id));
    }

    @Override
    public List<Account> findAllById(Collection<String> ids) {
        return many(accounts.find(in("_id", ids)));
    }

    @Override
    public Set<Account> getAll(Set<String> ids) {
        return new LinkedHashSet<>(findAllById(ids));
    }

    @Override
    public boolean existsById(String id) {
        return byId(id).isPresent();
    }

    @Override
    public List<Account> findByHolder(String holder) {
        return many(of(holder));
    }

    @Override
    public Stream<Account> streamByHolder(String holder) {
        return findByHolder(holder).stream();
    }

    @Override
    public Iterable<Account> list(String holder) {
        return findByHolder(holder);
    }

    @Override
    public List<Account> findByHolderOrderByOpenedAtAsc(String holder) {
        return many(of(holder).sort(ascending("openedAt")));
    }

    @Override
    public List<Account> findByHolderOrderByOpenedAtDesc(String holder) {
        return many(of(holder).sort(descending("openedAt")));
    }

    @Override
    public List<Account> findByHolderAndOpenedAtBetween(String holder, Instant from, Instant until) {
        return many(of(holder, gte("openedAt", from), lte("openedAt", until)));
    }

    @Override
    public List<Account> findByHolderAndOpenedAtLessThan(String holder, Instant until) {
        return many(of(holder, lt("openedAt", until)));
    }

    @Override
    public List<Account> findByHolderAndOpenedAtGreaterThanEqualOrderByOpenedAtAsc(String holder, Instant since) {
        return many(of(holder, gte("openedAt", since)).sort(ascending("openedAt")));
    }

    @Override
    public Optional<Account> findFirstByHolderOrderByOpenedAtAsc(String holder) {
        return one(of(holder).sort(ascending("openedAt")));
    }

    @Override
    public Optional<Account> findTopByHolderOrderByOpenedAtDesc(String holder) {
        return one(of(holder).sort(descending("openedAt")));
    }

    @Override
    public List<Account> findTop5ByHolderOrderByOpenedAtDesc(String holder) {
        return many(of(holder).sort(descending("openedAt")).limit(5));
    }

    @Override
    public List<Account> findByHolderAndStatus(String holder, Account.Status status) {
        return many(of(holder, eq("status", status.name())));
    }

    @Override
    public List<Account> findByHolderAndStatusIn(String holder, Collection<Account.Status> statuses) {
        return many(of(holder, in("status", statuses.stream().map(Enum::name).toList())));
    }

    @Override
    public List<Account> findByHolderAndBalanceGreaterThan(String holder, BigDecimal least) {
        return many(of(holder, gt("balance", new Decimal128(least))));
    }

    @Override
    public List<Account> findByHolderAndTagsContaining(String holder, String tag) {
        return many(of(holder, eq("tags", tag)));
    }

    @Override
    public long countByHolder(String holder) {
        return accounts.countDocuments(eq("holder", holder));
    }

    @Override
    public Integer countByHolderAndStatus(String holder, Account.Status status) {
        return findByHolderAndStatus(holder, status).size();
    }

    @Override
    public boolean existsByHolder(String holder) {
        return of(holder).first() != null;
    }

    @Override
    public Boolean existsByHolderAndStatus(String holder, Account.Status status) {
        return !findByHolderAndStatus(holder, status).isEmpty();
    }

    private static Account withId(Account account) {
        return account.getId() == null ? account.withId(new ObjectId().toHexString()) : account;
    }

    @Override
    public Account open(Account account) {
        return insert(account.withStatus(Account.Status.OPEN));
    }

    @Override
    public Account insert(Account account) {
        Account inserted = withId(account);
        accounts.insertOne(AccountDocuments.of(inserted));
        return inserted;
    }

    @Override
    public Account save(Account account) {
        Account saved = withId(account);
        accounts.replaceOne(eq(saved.getId()), AccountDocuments.of(saved), new ReplaceOptions().upsert(true));
        return saved;
    }

    @Override
    public Optional<Account> create(Account account) {
        return Optional.of(insert(account));
    }

    @Override
    public String add(Account account) {
        return insert(account).getId();
    }

    @Override
    public List<Account> saveAll(Collection<Account> several) {
        return several.stream().map(this::save).toList();
    }

    @Override
    public CompletableFuture<Void> saveAsync(Account account) {
        save(account);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Optional<Account> update(Account account) {
        return accounts.replaceOne(eq(account.getId()), AccountDocuments.of(account))
                                .getMatchedCount()
                        > 0
                ? Optional.of(account)
                : Optional.empty();
    }

    @Override
    public void replace(Account account) {
        accounts.replaceOne(eq(account.getId()), AccountDocuments.of(account));
    }

    @Override
    public Account close(String id) {
        return save(get(id).withStatus(Account.Status.CLOSED));
    }

    @Override
    public boolean delete(String id) {
        return accounts.deleteOne(eq(id)).getDeletedCount() > 0;
    }

    @Override
    public void delete(Account account) {
        delete(account.getId());
    }

    @Override
    public Optional<Account> remove(String id) {
        return Optional.ofNullable(accounts.findOneAndDelete(eq(id))).map(AccountDocuments::account);
    }

    @Override
    public long deleteByHolder(String holder) {
        return accounts.deleteMany(eq("holder", holder)).getDeletedCount();
    }

    @Override
    public int deleteAllById(Collection<String> ids) {
        return (int) accounts.deleteMany(in("_id", ids)).getDeletedCount();
    }

    Iterable<Account> all() {
        return many(accounts.find());
    }
}
