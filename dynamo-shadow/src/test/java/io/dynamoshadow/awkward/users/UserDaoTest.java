package io.dynamoshadow.awkward.users;

import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.awkward.MirrorsMongo;
import io.dynamoshadow.awkward.Pojos;
import io.dynamoshadow.awkward.Script;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

@SuppressWarnings("JavaUtilDate") // the DAO's own
public final class UserDaoTest extends MirrorsMongo<UserDao> {
    @Override
    protected String name() {
        return "users";
    }

    @Override
    protected Class<UserDao> dao() {
        return UserDao.class;
    }

    @Override
    protected UserDao onMongo(MongoDatabase database) {
        return new MongoUserDao(Pojos.collection(database, "users", User.class));
    }

    @Override
    protected List<Class<?>> implementations() {
        return List.of(MongoUserDao.class);
    }

    @Override
    protected List<String> lines() {
        return List.of("key = id", "index.by-team = teamId, joined", "index.by-email = email");
    }

    @Override
    protected Iterable<?> everything(UserDao dao) {
        return ((MongoUserDao) dao).everyone();
    }

    private static Date day(int day) {
        return new Date(1_700_000_000_123L + day * 86_400_000L);
    }

    private static User user(int number) {
        User user = new User();
        user.setId("u" + number);
        user.setEmail("u" + number + "@example.org");
        user.setName("User " + number);
        user.setTeamId("team" + number % 2);
        user.setJoined(day(number));
        user.setActive(number % 3 != 0);
        user.setLogins(number % 2 == 0 ? null : number);
        user.setScore(number / 4.0);
        return user;
    }

    private static User nameless(String name) {
        User user = user(50);
        user.setId(null);
        user.setEmail(null);
        user.setName(name);
        return user;
    }

    private static User named(int number, String name) {
        User user = user(number);
        user.setName(name);
        return user;
    }

    @Override
    protected void script(Script<UserDao> script) {
        script.run("create", dao -> dao.create(user(1)));
        script.fails("create twice", dao -> {
            dao.create(named(1, "another"));
            return null;
        });
        script.step("insert", dao -> dao.insert(user(2)));
        script.step("insert without an id", (dao, ids) -> ids.made("inserted", dao.insert(nameless("new"))));
        script.step("get what got an id", (dao, ids) -> dao.get(ids.of("inserted")));
        script.run("create without an id", dao -> dao.create(named(3, "third")));
        script.run("add several", dao -> dao.add(user(4), user(5)));
        script.run("add one", dao -> dao.add(user(6)));
        script.step("addAll", dao -> dao.addAll(List.of(user(7), user(8), user(9))));
        script.step("createIfAbsent", dao -> dao.createIfAbsent(user(10)));
        script.step("createIfAbsent twice", dao -> dao.createIfAbsent(named(10, "too late")));
        script.step("save a new one", dao -> dao.save(user(11)));
        script.step("save an old one", dao -> dao.save(named(11, "eleven")));
        script.step("save without an id", (dao, ids) -> {
            User saved = dao.save(nameless("saved"));
            ids.made("saved", saved.getId());
            return saved;
        });
        script.run("upsert a new one", dao -> dao.upsert(user(12)));
        script.run("upsert an old one", dao -> dao.upsert(named(12, "twelve")));
        script.step("update", dao -> dao.update(named(12, "a dozen")));
        script.step("update none", dao -> dao.update(named(99, "nobody")));
        script.run("saveAll", dao -> dao.saveAll(List.of(named(8, "eight"), user(13))));
        reads(script);
        changes(script);
        many(script);
    }

    /** More than DynamoDB takes at once, and users of whom a property is missing that an index sorts by. */
    private static void many(Script<UserDao> script) {
        List<User> crowd = IntStream.range(100, 160).mapToObj(UserDaoTest::user).toList();
        List<String> ids =
                IntStream.range(90, 220).mapToObj(number -> "u" + number).toList();
        script.run("saveAll of many", dao -> dao.saveAll(crowd));
        script.unordered("getAll of many", dao -> dao.getAll(ids));
        script.step("deleteAll of many", dao -> dao.deleteAll(ids));
        script.step("save one who never joined", dao -> dao.save(stranger()));
        script.step("get one who never joined", dao -> dao.get("u70"));
        script.unordered("one who never joined is of his team", dao -> dao.findByTeamId("team7"));
        script.step("one who never joined counts", dao -> dao.countByTeamId("team7"));
    }

    private static User stranger() {
        User user = user(70);
        user.setTeamId("team7");
        user.setJoined(null);
        return user;
    }

    private static void reads(Script<UserDao> script) {
        script.step("get", dao -> dao.get("u1"));
        script.step("get none", dao -> dao.get("u99"));
        script.step("loadUser", dao -> dao.loadUser("u2"));
        script.step("find", dao -> dao.find("u3"));
        script.step("find none", dao -> dao.find("u99"));
        script.step("getOrThrow", dao -> dao.getOrThrow("u1"));
        script.fails("getOrThrow of none", dao -> dao.getOrThrow("u99"));
        script.step("findByEmail", dao -> dao.findByEmail("u4@example.org"));
        script.step("findByEmail of none", dao -> dao.findByEmail("u99@example.org"));
        script.step("getUser by e-mail", dao -> dao.getUser("u4@example.org"));
        script.step("lookupByEmail", dao -> dao.lookupByEmail("u5@example.org"));
        script.step("lookupByEmail of none", dao -> dao.lookupByEmail("u99@example.org"));
        script.step("exists", dao -> dao.exists("u1"));
        script.step("exists not", dao -> dao.exists("u99"));
        script.step("hasEmail", dao -> dao.hasEmail("u1@example.org"));
        script.step("isKnown", dao -> dao.isKnown("u1"));
        script.step("isKnown not", dao -> dao.isKnown("u99"));
        script.step("existsByEmail", dao -> dao.existsByEmail("u1@example.org"));
        script.unordered("getAll of a list", dao -> dao.getAll(List.of("u3", "u99", "u1")));
        script.unordered("getAll of nothing", dao -> dao.getAll(List.of()));
        script.unordered("getAll twice the same", dao -> dao.getAll(List.of("u3", "u3")));
        script.unordered("getAll of varargs", dao -> dao.getAll("u3", "u99", "u1"));
        script.step("getByIds", dao -> dao.getByIds(Set.of("u3", "u99", "u1")));
        script.unordered("listByTeam", dao -> dao.listByTeam("team1"));
        script.unordered("findUsers", dao -> dao.findUsers("team1", day(3)));
        script.unordered("findByTeamId", dao -> dao.findByTeamId("team1"));
        script.step("in order", dao -> dao.findByTeamIdOrderByJoined("team1"));
        script.unordered("the active ones", dao -> dao.findByTeamIdAndActive("team1", true));
        script.unordered("the others", dao -> dao.getActiveUsers("team1", false));
        script.unordered("joined before", dao -> dao.findByTeamIdAndJoinedBefore("team1", day(5)));
        script.step("the newest", dao -> dao.findFirstByTeamIdOrderByJoinedDesc("team1"));
        script.step("the newest of none", dao -> dao.findFirstByTeamIdOrderByJoinedDesc("team9"));
        script.step("getNewest", dao -> dao.getNewest("team1"));
        script.step("countByTeamId", dao -> dao.countByTeamId("team1"));
        script.step("countUsers", dao -> dao.countUsers("team0"));
        script.step("countUsers of none", dao -> dao.countUsers("team9"));
    }

    private static void changes(Script<UserDao> script) {
        script.step("rename", dao -> dao.rename("u1", "renamed"));
        script.step("rename none", dao -> dao.rename("u99", "renamed"));
        script.step("setActive", dao -> dao.setActive("u1", false));
        script.step("setActive of none", dao -> dao.setActive("u99", false));
        script.run("touch", dao -> dao.touch("u1", day(77)));
        script.run("touch none", dao -> dao.touch("u99", day(77)));
        script.step("delete by id", dao -> dao.delete("u1"));
        script.step("delete none", dao -> dao.delete("u1"));
        script.step("delete by entity", dao -> dao.delete(user(2)));
        script.step("delete an entity that is none", dao -> dao.delete(user(2)));
        script.step("deleteAll", dao -> dao.deleteAll(List.of("u3", "u99", "u4")));
        script.run("remove", dao -> dao.remove("u5", "u99"));
        script.step("deleteAndGet", dao -> dao.deleteAndGet("u6"));
        script.step("deleteAndGet of none", dao -> dao.deleteAndGet("u6"));
        script.step("deleteByTeamId", dao -> dao.deleteByTeamId("team1"));
        script.step("deleteByTeamId of none", dao -> dao.deleteByTeamId("team1"));
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.of(
                "one who never joined is of his team", "an index has no items that lack what it sorts by",
                "one who never joined counts", "an index has no items that lack what it sorts by");
    }

    @Override
    protected Map<String, String> plans() {
        return Map.ofEntries(
                Map.entry("getOrThrow(String)", "its default body, by the methods of the DAO"),
                Map.entry("getAll(String[] ids)", "get id in $ids"),
                Map.entry("getByIds(Set ids)", "get id in $ids"),
                Map.entry("rename(String id, String name)", "refresh id = $id"),
                Map.entry("touch(String id, Date joined)", "refresh id = $id"),
                Map.entry("update(User user)", "replace $user"),
                Map.entry(
                        "getNewest(String teamId)",
                        "query teamId = $teamId on index by-team, order by joined desc, limit 1"));
    }
}
