package io.dynamoshadow.awkward.transfers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public interface TransferDao {
    Transfer get(String accountId, Instant createdAt);

    /** The other way round. */
    Transfer load(Instant createdAt, String accountId);

    Optional<Transfer> findByAccountIdAndCreatedAt(String accountId, Instant createdAt);

    Optional<Transfer> findByCreatedAtAndAccountId(Instant createdAt, String accountId);

    boolean exists(String accountId, Instant createdAt);

    boolean existsByAccountIdAndCreatedAt(String accountId, Instant createdAt);

    List<Transfer> findByAccountId(String accountId);

    List<Transfer> list(String accountId);

    List<Transfer> findByAccountIdOrderByCreatedAtDesc(String accountId);

    List<Transfer> findByAccountIdAndCreatedAtAfter(String accountId, Instant since);

    List<Transfer> findByAccountIdAndCreatedAtAfterOrderByCreatedAtDesc(String accountId, Instant since);

    List<Transfer> findByAccountIdAndCreatedAtBefore(String accountId, Instant until);

    List<Transfer> findByAccountIdAndCreatedAtLessThanEqualOrderByCreatedAtAsc(String accountId, Instant until);

    List<Transfer> findByAccountIdAndCreatedAtBetweenOrderByCreatedAtAsc(String accountId, Instant from, Instant until);

    List<Transfer> findByAccountIdAndCreatedAtGreaterThanEqualAndCreatedAtLessThanOrderByCreatedAtAsc(
            String accountId, Instant from, Instant until);

    Transfer findFirstByAccountIdOrderByCreatedAtDesc(String accountId);

    Optional<Transfer> findTopByAccountIdOrderByCreatedAtAsc(String accountId);

    List<Transfer> findTop2ByAccountIdOrderByCreatedAtDesc(String accountId);

    List<Transfer> findFirst2ByAccountIdAndCreatedAtBeforeOrderByCreatedAtDesc(String accountId, Instant until);

    List<Transfer> findLatest(String accountId, int limit);

    List<Transfer> findRange(String accountId, Instant from, Instant to);

    List<Transfer> findByAccountIdAndSettledTrueOrderByCreatedAtAsc(String accountId);

    List<Transfer> findByAccountIdAndPartnerOrderByCreatedAtAsc(String accountId, String partner);

    List<Transfer> findFirst2ByAccountIdAndSettledFalseOrderByCreatedAtAsc(String accountId);

    List<Transfer> findByAccountIdAndAmountGreaterThanOrderByCreatedAtAsc(String accountId, BigDecimal amount);

    List<Transfer> findByAccountIdAndPartnerIsNotNullAndCreatedAtAfterOrderByCreatedAtAsc(
            String accountId, Instant since);

    List<Transfer> findByAccountIdIn(Collection<String> accountIds);

    Transfer findByReference(String reference);

    List<Transfer> findByReferenceStartingWith(String prefix);

    Set<Transfer> findByAccountIdAndReferenceStartingWith(String accountId, String prefix);

    long countByAccountId(String accountId);

    long countByAccountIdAndCreatedAtBetween(String accountId, Instant from, Instant until);

    int countByAccountIdAndSettled(String accountId, boolean settled);

    void insert(Transfer transfer);

    Transfer save(Transfer transfer);

    boolean update(Transfer transfer);

    void addAll(Collection<Transfer> transfers);

    boolean delete(String accountId, Instant createdAt);

    void delete(Transfer transfer);

    long deleteByAccountId(String accountId);

    int deleteByAccountIdAndCreatedAtBefore(String accountId, Instant until);

    void deleteAll(List<Transfer> transfers);
}
