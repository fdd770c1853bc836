package io.dynamoshadow.awkward.members;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

public class MongoMemberDao implements MemberDao {
    private final MongoCollection<Document> members;

    public MongoMemberDao(MongoCollection<Document> members) {
        this.members = members;
    }

    private static Bson key(String tenantId, String userId) {
        return eq(MemberDocuments.id(tenantId, userId));
    }

    private static Bson key(Member member) {
        return key(member.getTenantId(), member.getUserId());
    }

    private static Bson of(String tenantId, Bson... more) {
        List<Bson> all = new ArrayList<>(List.of(more));
        all.add(eq("tenantId", tenantId));
        return and(all);
    }

    private List<Member> many(Bson filter) {
        return many(members.find(filter));
    }

    private static List<Member> many(FindIterable<Document> found) {
        return found.map(MemberDocuments::member).into(new ArrayList<>());
    }

    private Optional<Member> one(Bson filter) {
        return Optional.ofNullable(members.find(filter).first()).map(MemberDocuments::member);
    }

    @Override
    public Member get(String tenantId, String userId) {
        return one(key(tenantId, userId)).orElse(null);
    }

    @Override
    public Member find(String userId, String tenantId) {
        return get(tenantId, userId);
    }

    @Override
    public Optional<Member> findByTenantIdAndUserId(String tenantId, String userId) {
        return one(key(tenantId, userId));
    }

    @Override
    public Optional<Member> lookup(String tenantId, String userId) {
        return one(key(tenantId, userId));
    }

    @Override
    public boolean exists(String tenantId, String userId) {
        return one(key(tenantId, userId)).isPresent();
    }

    @Override
    public boolean existsByTenantIdAndUserId(String tenantId, String userId) {
        return exists(tenantId, userId);
    }

    @Override
    public List<Member> findByTenantId(String tenantId) {
        return many(of(tenantId));
    }

    @Override
    public List<Member> list(String tenantId) {
        return many(of(tenantId));
    }

    @Override
    public Set<Member> getMembers(String tenantId) {
        return new LinkedHashSet<>(many(of(tenantId)));
    }

    @Override
    public List<Member> findByTenantIdOrderByUserIdAsc(String tenantId) {
        return many(members.find(of(tenantId)).sort(ascending("userId")));
    }

    @Override
    public List<Member> findByTenantIdOrderByUserIdDesc(String tenantId) {
        return many(members.find(of(tenantId)).sort(descending("userId")));
    }

    @Override
    public List<Member> findByTenantIdAndUserIdStartingWith(String tenantId, String prefix) {
        return many(of(tenantId, regex("userId", "^" + prefix)));
    }

    @Override
    public List<Member> findByTenantIdAndUserIdGreaterThanOrderByUserIdAsc(String tenantId, String after) {
        return many(members.find(of(tenantId, gt("userId", after))).sort(ascending("userId")));
    }

    @Override
    public List<Member> findFirst2ByTenantIdAndUserIdGreaterThanOrderByUserIdAsc(String tenantId, String after) {
        return many(members.find(of(tenantId, gt("userId", after)))
                .sort(ascending("userId"))
                .limit(2));
    }

    @Override
    public List<Member> findByTenantIdAndUserIdIn(String tenantId, Collection<String> userIds) {
        return many(of(tenantId, in("userId", userIds)));
    }

    @Override
    public List<Member> getAll(String tenantId, List<String> userIds) {
        return findByTenantIdAndUserIdIn(tenantId, userIds);
    }

    @Override
    public Map<String, Member> getByUserIds(String tenantId, Set<String> userIds) {
        Map<String, Member> found = new LinkedHashMap<>();
        findByTenantIdAndUserIdIn(tenantId, userIds).forEach(member -> found.put(member.getUserId(), member));
        return found;
    }

    @Override
    public List<Member> getMany(String tenantId, String... userIds) {
        return findByTenantIdAndUserIdIn(tenantId, Arrays.asList(userIds));
    }

    @Override
    public Optional<Member> findByTenantIdAndEmail(String tenantId, String email) {
        return one(of(tenantId, eq("email", email)));
    }

    @Override
    public Member findByEmail(String tenantId, String email) {
        return findByTenantIdAndEmail(tenantId, email).orElse(null);
    }

    @Override
    public boolean existsByTenantIdAndEmail(String tenantId, String email) {
        return findByTenantIdAndEmail(tenantId, email).isPresent();
    }

    @Override
    public List<Member> findByTenantIdAndRole(String tenantId, String role) {
        return many(of(tenantId, eq("role", role)));
    }

    @Override
    public List<Member> findByTenantIdAndRoleOrderByJoinedAsc(String tenantId, String role) {
        return many(members.find(of(tenantId, eq("role", role))).sort(ascending("joined")));
    }

    @Override
    public List<Member> findByTenantIdAndRoleAndJoinedBefore(String tenantId, String role, LocalDate day) {
        return many(of(tenantId, eq("role", role), lt("joined", day.toString())));
    }

    @Override
    public Member findFirstByTenantIdAndRoleOrderByJoinedDesc(String tenantId, String role) {
        return Optional.ofNullable(members.find(of(tenantId, eq("role", role)))
                        .sort(descending("joined"))
                        .first())
                .map(MemberDocuments::member)
                .orElse(null);
    }

    @Override
    public List<Member> findByTenantIdAndLevelGreaterThanEqual(String tenantId, int level) {
        return many(of(tenantId, gte("level", level)));
    }

    @Override
    public List<Member> findByUserId(String userId) {
        return many(eq("userId", userId));
    }

    @Override
    public long countByTenantId(String tenantId) {
        return members.countDocuments(of(tenantId));
    }

    @Override
    public int countByTenantIdAndRole(String tenantId, String role) {
        return (int) members.countDocuments(of(tenantId, eq("role", role)));
    }

    @Override
    public void insert(Member member) {
        members.insertOne(MemberDocuments.of(member));
    }

    @Override
    public Member save(Member member) {
        members.replaceOne(key(member), MemberDocuments.of(member), new ReplaceOptions().upsert(true));
        return member;
    }

    @Override
    public boolean add(Member member) {
        try {
            insert(member);
            return true;
        } catch (MongoWriteException duplicate) {
            return false;
        }
    }

    @Override
    public void saveAll(Collection<Member> several) {
        several.forEach(this::save);
    }

    @Override
    public int insertAll(List<Member> several) {
        return members.insertMany(several.stream().map(MemberDocuments::of).toList())
                .getInsertedIds()
                .size();
    }

    @Override
    public Member update(Member member) {
        return Optional.ofNullable(members.findOneAndReplace(key(member), MemberDocuments.of(member)))
                        .isPresent()
                ? member
                : null;
    }

    @Override
    public boolean delete(String tenantId, String userId) {
        return members.deleteOne(key(tenantId, userId)).getDeletedCount() > 0;
    }

    @Override
    public void remove(Member member) {
        members.deleteOne(key(member));
    }

    @Override
    public int deleteAll(String tenantId, Collection<String> userIds) {
        return (int) members.deleteMany(of(tenantId, in("userId", userIds))).getDeletedCount();
    }

    @Override
    public void removeAll(List<Member> several) {
        several.forEach(this::remove);
    }

    @Override
    public long deleteByTenantId(String tenantId) {
        return members.deleteMany(of(tenantId)).getDeletedCount();
    }

    @Override
    public int deleteByTenantIdAndRole(String tenantId, String role) {
        return (int) members.deleteMany(of(tenantId, eq("role", role))).getDeletedCount();
    }

    @Override
    public boolean setRole(String tenantId, String userId, String role) {
        return members.updateOne(key(tenantId, userId), Updates.set("role", role))
                        .getMatchedCount()
                > 0;
    }

    Iterable<Member> all() {
        return many(members.find());
    }
}
