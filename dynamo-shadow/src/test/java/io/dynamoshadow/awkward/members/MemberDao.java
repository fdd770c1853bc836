package io.dynamoshadow.awkward.members;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tenant always comes first, but for where somebody forgot. */
public interface MemberDao {
    Member get(String tenantId, String userId);

    Member find(String userId, String tenantId);

    Optional<Member> findByTenantIdAndUserId(String tenantId, String userId);

    Optional<Member> lookup(String tenantId, String userId);

    boolean exists(String tenantId, String userId);

    boolean existsByTenantIdAndUserId(String tenantId, String userId);

    List<Member> findByTenantId(String tenantId);

    List<Member> list(String tenantId);

    Set<Member> getMembers(String tenantId);

    List<Member> findByTenantIdOrderByUserIdAsc(String tenantId);

    List<Member> findByTenantIdOrderByUserIdDesc(String tenantId);

    List<Member> findByTenantIdAndUserIdStartingWith(String tenantId, String prefix);

    List<Member> findByTenantIdAndUserIdGreaterThanOrderByUserIdAsc(String tenantId, String after);

    List<Member> findFirst2ByTenantIdAndUserIdGreaterThanOrderByUserIdAsc(String tenantId, String after);

    List<Member> findByTenantIdAndUserIdIn(String tenantId, Collection<String> userIds);

    List<Member> getAll(String tenantId, List<String> userIds);

    Map<String, Member> getByUserIds(String tenantId, Set<String> userIds);

    List<Member> getMany(String tenantId, String... userIds);

    Optional<Member> findByTenantIdAndEmail(String tenantId, String email);

    Member findByEmail(String tenantId, String email);

    boolean existsByTenantIdAndEmail(String tenantId, String email);

    List<Member> findByTenantIdAndRole(String tenantId, String role);

    List<Member> findByTenantIdAndRoleOrderByJoinedAsc(String tenantId, String role);

    List<Member> findByTenantIdAndRoleAndJoinedBefore(String tenantId, String role, LocalDate day);

    Member findFirstByTenantIdAndRoleOrderByJoinedDesc(String tenantId, String role);

    List<Member> findByTenantIdAndLevelGreaterThanEqual(String tenantId, int level);

    List<Member> findByUserId(String userId);

    long countByTenantId(String tenantId);

    int countByTenantIdAndRole(String tenantId, String role);

    void insert(Member member);

    Member save(Member member);

    boolean add(Member member);

    void saveAll(Collection<Member> members);

    int insertAll(List<Member> members);

    Member update(Member member);

    boolean delete(String tenantId, String userId);

    void remove(Member member);

    int deleteAll(String tenantId, Collection<String> userIds);

    void removeAll(List<Member> members);

    long deleteByTenantId(String tenantId);

    int deleteByTenantIdAndRole(String tenantId, String role);

    boolean setRole(String tenantId, String userId, String role);
}
