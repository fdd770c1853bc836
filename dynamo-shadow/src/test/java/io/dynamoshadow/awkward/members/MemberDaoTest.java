package io.dynamoshadow.awkward.members;

import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.awkward.MirrorsMongo;
import io.dynamoshadow.awkward.Script;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class MemberDaoTest extends MirrorsMongo<MemberDao> {
    @Override
    protected String name() {
        return "members";
    }

    @Override
    protected Class<MemberDao> dao() {
        return MemberDao.class;
    }

    @Override
    protected MemberDao onMongo(MongoDatabase database) {
        return new MongoMemberDao(database.getCollection("members"));
    }

    @Override
    protected List<Class<?>> implementations() {
        return List.of(MongoMemberDao.class);
    }

    @Override
    protected List<String> lines() {
        return List.of(
                "key = TENANT#{tenantId}, USER#{userId}",
                "index.by-email = TENANT#{tenantId}#EMAIL#{email}",
                "index.by-role = TENANT#{tenantId}#ROLE#{role}, JOINED#{joined}",
                "index.by-user = userId");
    }

    @Override
    protected Iterable<?> everything(MemberDao dao) {
        return ((MongoMemberDao) dao).all();
    }

    private static Member member(int number) {
        return new Member("acme" + number % 2, "u" + number, number % 3 == 0 ? "admin" : "reader", number);
    }

    private static Member promoted(int number) {
        Member member = member(number);
        member.setRole("owner");
        return member;
    }

    @Override
    protected void script(Script<MemberDao> script) {
        script.run("insert", dao -> dao.insert(member(1)));
        script.fails("insert twice", dao -> {
            dao.insert(member(1));
            return null;
        });
        script.step("save", dao -> dao.save(member(2)));
        script.step("save again, in another index", dao -> dao.save(promoted(2)));
        script.step("add", dao -> dao.add(member(3)));
        script.step("add twice", dao -> dao.add(promoted(3)));
        script.run("saveAll", dao -> dao.saveAll(List.of(member(4), member(5))));
        script.step("insertAll", dao -> dao.insertAll(List.of(member(6), member(7), member(9), member(11))));
        script.step("update", dao -> dao.update(promoted(4)));
        script.step("update none", dao -> dao.update(promoted(99)));
        script.run("a tenant whose name begins with another's", dao -> dao.insert(new Member("acme1#", "u1", "x", 1)));
        reads(script);
        ranges(script);
        script.step("setRole", dao -> dao.setRole("acme1", "u1", "owner"));
        script.step("setRole of none", dao -> dao.setRole("acme1", "u99", "owner"));
        script.step("delete", dao -> dao.delete("acme1", "u1"));
        script.step("delete none", dao -> dao.delete("acme1", "u1"));
        script.run("remove", dao -> dao.remove(member(2)));
        script.step("deleteAll", dao -> dao.deleteAll("acme1", List.of("u3", "u4", "u99")));
        script.run("removeAll", dao -> dao.removeAll(List.of(member(4), member(99))));
        script.step("delete a role", dao -> dao.deleteByTenantIdAndRole("acme1", "admin"));
        script.step("delete a tenant", dao -> dao.deleteByTenantId("acme1"));
    }

    private static void reads(Script<MemberDao> script) {
        script.step("get", dao -> dao.get("acme1", "u1"));
        script.step("get of another tenant", dao -> dao.get("acme0", "u1"));
        script.step("find, swapped", dao -> dao.find("u1", "acme1"));
        script.step("find by both", dao -> dao.findByTenantIdAndUserId("acme1", "u3"));
        script.step("lookup none", dao -> dao.lookup("acme1", "u99"));
        script.step("exists", dao -> dao.exists("acme1", "u1"));
        script.step("exists by both", dao -> dao.existsByTenantIdAndUserId("acme1", "u99"));
        script.unordered("some of them", dao -> dao.findByTenantIdAndUserIdIn("acme1", List.of("u1", "u2", "u3")));
        script.unordered("getAll", dao -> dao.getAll("acme1", List.of("u1", "u99")));
        script.unordered("getAll of nobody", dao -> dao.getAll("acme1", List.of()));
        script.step("getByUserIds", dao -> dao.getByUserIds("acme1", Set.of("u1", "u99")));
        script.unordered("getMany", dao -> dao.getMany("acme1", "u1", "u3"));
        script.step("by e-mail", dao -> dao.findByTenantIdAndEmail("acme1", "u3@acme1.example"));
        script.step("by e-mail, shorter", dao -> dao.findByEmail("acme1", "u3@acme1.example"));
        script.step("by another's e-mail", dao -> dao.findByTenantIdAndEmail("acme0", "u3@acme1.example"));
        script.step("exists by e-mail", dao -> dao.existsByTenantIdAndEmail("acme1", "u3@acme1.example"));
        script.unordered("by user", dao -> dao.findByUserId("u1"));
    }

    private static void ranges(Script<MemberDao> script) {
        script.unordered("findByTenantId", dao -> dao.findByTenantId("acme1"));
        script.unordered("findByTenantId of none", dao -> dao.findByTenantId("acme"));
        script.unordered("list", dao -> dao.list("acme1#"));
        script.step("getMembers", dao -> dao.getMembers("acme0"));
        script.step("in order", dao -> dao.findByTenantIdOrderByUserIdAsc("acme1"));
        script.step("in reverse", dao -> dao.findByTenantIdOrderByUserIdDesc("acme1"));
        script.unordered("starting with", dao -> dao.findByTenantIdAndUserIdStartingWith("acme1", "u1"));
        script.step("after", dao -> dao.findByTenantIdAndUserIdGreaterThanOrderByUserIdAsc("acme1", "u3"));
        script.step("the next two", dao -> dao.findFirst2ByTenantIdAndUserIdGreaterThanOrderByUserIdAsc("acme1", "u"));
        script.unordered("of a role", dao -> dao.findByTenantIdAndRole("acme1", "admin"));
        script.step("of a role, in order", dao -> dao.findByTenantIdAndRoleOrderByJoinedAsc("acme1", "reader"));
        script.unordered(
                "of a role, before",
                dao -> dao.findByTenantIdAndRoleAndJoinedBefore("acme1", "reader", LocalDate.of(2020, 1, 8)));
        script.step("the last of a role", dao -> dao.findFirstByTenantIdAndRoleOrderByJoinedDesc("acme1", "reader"));
        script.unordered("of a level", dao -> dao.findByTenantIdAndLevelGreaterThanEqual("acme1", 5));
        script.step("countByTenantId", dao -> dao.countByTenantId("acme1"));
        script.step("count of a role", dao -> dao.countByTenantIdAndRole("acme1", "reader"));
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.of("add twice", "no name tells whether a boolean add answers or throws");
    }

    @Override
    protected Map<String, String> plans() {
        return Map.ofEntries(
                Map.entry("find(String userId, String tenantId)", "get tenantId = $tenantId, userId = $userId"),
                Map.entry(
                        "deleteAll(String tenantId, Collection userIds)",
                        "delete tenantId = $tenantId, userId in $userIds"),
                Map.entry(
                        "countByTenantIdAndRole(String tenantId, String role)",
                        "count tenantId = $tenantId, role = $role on index by-role"));
    }
}
