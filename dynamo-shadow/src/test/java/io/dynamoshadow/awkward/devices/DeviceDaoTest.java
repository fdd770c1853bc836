package io.dynamoshadow.awkward.devices;

import com.mongodb.client.MongoDatabase;
import io.dynamoshadow.awkward.MirrorsMongo;
import io.dynamoshadow.awkward.Pojos;
import io.dynamoshadow.awkward.Script;
import io.dynamoshadow.awkward.devices.Device.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

public final class DeviceDaoTest extends MirrorsMongo<DeviceDao> {
    private static final Instant SECOND_3 = Instant.parse("2023-12-31T23:59:53.007Z");

    @Override
    protected String name() {
        return "devices";
    }

    @Override
    protected Class<DeviceDao> dao() {
        return DeviceDao.class;
    }

    @Override
    protected DeviceDao onMongo(MongoDatabase database) {
        return new MongoDeviceDao(Pojos.collection(database, "devices", Device.class));
    }

    @Override
    protected List<Class<?>> implementations() {
        return List.of(MongoDeviceDao.class, AbstractMongoDao.class);
    }

    @Override
    protected List<String> lines() {
        return List.of("key = id", "index.by-owner = ownerId, createdAt");
    }

    @Override
    protected Iterable<?> everything(DeviceDao dao) {
        return ((MongoDeviceDao) dao).collection.find();
    }

    private static UUID id(int number) {
        return new UUID(0x0123_4567_89ab_4def_8L, number);
    }

    private static Device device(int number) {
        return new Device(id(number), "owner" + number % 2, number % 3 == 0 ? Kind.SWITCH : Kind.SENSOR, number);
    }

    private static Device changed(int number) {
        Device device = device(number);
        device.setVersion(2);
        device.setUpdatedAt(SECOND_3);
        return device;
    }

    @Override
    protected void script(Script<DeviceDao> script) {
        script.step("save", dao -> dao.save(device(1)));
        script.step("save again", dao -> dao.save(changed(1)));
        script.step("save without an id", (dao, ids) -> {
            Device device = device(20);
            device.setId(null);
            Device saved = dao.save(device);
            ids.made("saved", saved.getId());
            return saved;
        });
        script.step("find what got an id", (dao, ids) -> dao.findById(ids.of("saved")));
        script.unordered("saveAll", dao -> dao.saveAll(List.of(device(2), device(3))));
        script.step("create", dao -> dao.create(device(4)));
        script.fails("create twice", dao -> dao.create(device(4)));
        script.run("insert", dao -> dao.insert(device(5)));
        script.run("insertAll", dao -> dao.insertAll(List.of(device(6), device(7))));
        script.step("persist", dao -> dao.persist(device(8)));
        script.step("update", dao -> dao.update(changed(8)));
        script.step("update none", dao -> dao.update(changed(99)));
        script.step("saveOrUpdate", dao -> dao.saveOrUpdate(device(9)));
        script.step("replace", dao -> dao.replace(changed(9)));
        script.step("replace none", dao -> dao.replace(changed(99)));
        reads(script);
        script.run("delete", dao -> dao.delete(device(1)));
        script.step("deleteById", dao -> dao.deleteById(id(2)));
        script.step("deleteById of none", dao -> dao.deleteById(id(2)));
        script.step("deleteByIds", dao -> dao.deleteByIds(List.of(id(3), id(99))));
        script.run("deleteAll", dao -> dao.deleteAll(List.of(device(4))));
        script.run("remove", dao -> dao.remove(id(5)));
        script.step("deleteByOwnerId", dao -> dao.deleteByOwnerId("owner1"));
    }

    private static void reads(Script<DeviceDao> script) {
        script.step("findById", dao -> dao.findById(id(1)));
        script.step("findById of none", dao -> dao.findById(id(99)));
        script.step("findOptionalById", dao -> dao.findOptionalById(id(1)));
        script.step("findOptionalById of none", dao -> dao.findOptionalById(id(99)));
        script.step("get", dao -> dao.get(id(1)));
        script.step("load", dao -> dao.load(id(1)));
        script.step("require", dao -> dao.require(id(1)));
        script.fails("require none", dao -> dao.require(id(99)));
        script.unordered("findAllById", dao -> dao.findAllById(List.of(id(1), id(99), id(2))));
        script.unordered("findByIds", dao -> dao.findByIds(List.of(id(1), id(99), id(2))));
        script.step("mapByIds", dao -> dao.mapByIds(List.of(id(1), id(99), id(2))));
        script.step("existsById", dao -> dao.existsById(id(1)));
        script.step("exists", dao -> dao.exists(device(1)));
        script.step("exists not", dao -> dao.exists(device(99)));
        script.step("refresh", dao -> dao.refresh(device(1)));
        script.run("validate", dao -> dao.validate(device(1)));
        script.step("entityClass", dao -> dao.entityClass());
        script.step("collectionName", dao -> dao.collectionName());
        script.unordered("findByOwnerId", dao -> dao.findByOwnerId("owner1"));
        script.step("newest first", dao -> dao.findByOwnerIdOrderByCreatedAtDesc("owner1"));
        script.step("created after", dao -> dao.findByOwnerIdAndCreatedAtAfter("owner1", SECOND_3));
        script.step("countByOwnerId", dao -> dao.countByOwnerId("owner1"));
        script.step("existsByOwnerId", dao -> dao.existsByOwnerId("owner1"));
        script.step("existsByOwnerId of none", dao -> dao.existsByOwnerId("owner9"));
        script.step("the newest", dao -> dao.findFirstByOwnerIdOrderByCreatedAtDesc("owner1"));
        script.step("the newest by default", dao -> dao.newest("owner1"));
        script.unordered("of a kind", dao -> dao.findByOwnerIdAndKind("owner1", Kind.SWITCH));
        script.unordered(
                "created between",
                dao -> dao.findByOwnerIdAndCreatedAtBetween("owner1", SECOND_3, SECOND_3.plusSeconds(4)));
    }

    @Override
    protected Map<String, String> gaps() {
        return Map.of("update none", "no name tells what a replacement of nothing returns");
    }
}
