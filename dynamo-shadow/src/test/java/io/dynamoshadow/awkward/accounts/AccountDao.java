package io.dynamoshadow.awkward.accounts;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** What is written comes back as another object, since the one that was given cannot learn its id. */
public interface AccountDao {
    Optional<Account> findById(String id);

    Account get(String id);

    CompletableFuture<Account> getAsync(String id);

    CompletableFuture<Optional<Account>> findAsync(String id);

    List<Account> findAllById(Collection<String> ids);

    Set<Account> getAll(Set<String> ids);

    boolean existsById(String id);

    List<Account> findByHolder(String holder);

    Stream<Account> streamByHolder(String holder);

    Iterable<Account> list(String holder);

    List<Account> findByHolderOrderByOpenedAtAsc(String holder);

    List<Account> findByHolderOrderByOpenedAtDesc(String holder);

    List<Account> findByHolderAndOpenedAtBetween(String holder, Instant from, Instant until);

    List<Account> findByHolderAndOpenedAtLessThan(String holder, Instant until);

    List<Account> findByHolderAndOpenedAtGreaterThanEqualOrderByOpenedAtAsc(String holder, Instant since);

    Optional<Account> findFirstByHolderOrderByOpenedAtAsc(String holder);

    Optional<Account> findTopByHolderOrderByOpenedAtDesc(String holder);

    List<Account> findTop5ByHolderOrderByOpenedAtDesc(String holder);

    List<Account> findByHolderAndStatus(String holder, Account.Status status);

    List<Account> findByHolderAndStatusIn(String holder, Collection<Account.Status> statuses);

    List<Account> findByHolderAndBalanceGreaterThan(String holder, BigDecimal least);

    List<Account> findByHolderAndTagsContaining(String holder, String tag);

    long countByHolder(String holder);

    Integer countByHolderAndStatus(String holder, Account.Status status);

    boolean existsByHolder(String holder);

    Boolean existsByHolderAndStatus(String holder, Account.Status status);

    Account open(Account account);

    Account insert(Account account);

    Account save(Account account);

    Optional<Account> create(Account account);

    String add(Account account);

    List<Account> saveAll(Collection<Account> accounts);

    CompletableFuture<Void> saveAsync(Account account);

    Optional<Account> update(Account account);

    void replace(Account account);

    Account close(String id);

    boolean delete(String id);

    void delete(Account account);

    Optional<Account> remove(String id);

    long deleteByHolder(String holder);

    int deleteAllById(Collection<String> ids);
}
