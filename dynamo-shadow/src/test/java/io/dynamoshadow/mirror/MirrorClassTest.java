package io.dynamoshadow.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.events.Event;
import io.dynamoshadow.Events;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import io.dynamoshadow.operation.Planner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class that is generated for a DAO's interface. */
final class MirrorClassTest {
    /** Only its package sees it. */
    static final class HiddenEvent extends Event {
        HiddenEvent() {}

        HiddenEvent(String id) {
            super(id, "acc-1", "2026-11-22T20:40:00Z");
        }
    }

    public interface HiddenEventDao {
        @Nullable
        HiddenEvent findById(String id);

        HiddenEvent save(HiddenEvent event);

        HiddenEvent[] findByAccountId(String accountId);
    }

    /** Hidden entities only within others. */
    public interface HiddenListDao {
        List<HiddenEvent> findByAccountId(String accountId);

        void saveAll(List<HiddenEvent> events);
    }

    interface HiddenDao {
        @Nullable
        Event findById(String id);

        Event save(Event event);
    }

    public interface OpenDao {
        @Nullable
        Event findById(String id);

        Event save(Event event);
    }

    private static DaoPlan plan(Class<?> type, String... more) {
        List<String> lines =
                new ArrayList<>(List.of("dao.events.key = id", "dao.events.index.by-account = accountId, createdAt"));
        lines.addAll(List.of(more));
        DaoPlan plan = Planner.plan(
                Events.settingsOf(LocalDynamo.newTableName(), lines.toArray(new String[0])),
                type,
                ParameterNames.none());
        LocalDynamo.store().prepare(plan.items().table(), true);
        return plan;
    }

    private static <D> D mirror(Class<D> type, String... more) {
        return type.cast(new DaoMirror(plan(type, more), LocalDynamo.store()).dao());
    }

    private static Event event() {
        return new Event("1", "acc-1", "2026-11-22T20:40:00Z");
    }

    @Test
    void a_public_interface_may_be_about_an_entity_that_is_not_public() {
        HiddenEventDao dao = mirror(HiddenEventDao.class);

        dao.save(new HiddenEvent("1"));

        HiddenEvent found = dao.findById("1");
        assertThat(found).isNotNull().extracting(Event::getId).isEqualTo("1");
        assertThat(dao.findByAccountId("acc-1")).hasSize(1).hasOnlyElementsOfType(HiddenEvent.class);
    }

    @Test
    void so_it_may_where_the_entity_is_in_its_generics_alone() {
        HiddenListDao dao = mirror(HiddenListDao.class);

        dao.saveAll(List.of(new HiddenEvent("1"), new HiddenEvent("2")));

        assertThat(dao.findByAccountId("acc-1")).hasSize(2).hasOnlyElementsOfType(HiddenEvent.class);
    }

    @Test
    void an_interface_that_is_not_public_has_its_mirror_in_its_own_package_and_loader() {
        HiddenDao dao = mirror(HiddenDao.class);

        dao.save(event());

        assertThat(dao.findById("1")).isNotNull();
        assertThat(dao.getClass().getPackage()).isSameAs(HiddenDao.class.getPackage());
        assertThat(dao.getClass().getClassLoader()).isSameAs(HiddenDao.class.getClassLoader());
        assertThat(dao.getClass().getName()).contains("$DynamoShadowMirror");
    }

    @Test
    void two_mirrors_of_one_interface_have_a_table_each() {
        two(mirror(OpenDao.class), mirror(OpenDao.class));
        HiddenDao first = mirror(HiddenDao.class);
        HiddenDao second = mirror(HiddenDao.class);

        first.save(event());

        assertThat(first.findById("1")).isNotNull();
        assertThat(second.findById("1")).isNull();
        assertThat(first.getClass()).isNotEqualTo(second.getClass());
        assertThat(Set.of(first, second)).hasSize(2);
    }

    private static void two(OpenDao first, OpenDao second) {
        first.save(event());

        assertThat(first.findById("1")).isNotNull();
        assertThat(second.findById("1")).isNull();
        assertThat(first.getClass()).isNotEqualTo(second.getClass());
    }

    @Test
    void the_class_file_can_be_looked_at(@TempDir Path folder) throws IOException {
        OpenDao dao = mirror(OpenDao.class, "dao.events.mirror.dump = " + folder);

        String name = OpenDao.class.getName() + "$DynamoShadowMirror";
        assertThat(dao.getClass().getName()).isEqualTo(name);
        Path file = folder.resolve(name.replace('.', '/') + ".class");
        assertThat(Files.readAllBytes(file)).startsWith(0xCA, 0xFE, 0xBA, 0xBE);
        assertThat(javap(file))
                .contains("class " + name)
                .contains("com.acme.events.Event findById(java.lang.String)")
                .contains("com.acme.events.Event save(com.acme.events.Event)");
    }

    @Test
    void so_can_that_of_an_interface_that_is_not_public(@TempDir Path folder) throws IOException {
        HiddenDao dao = mirror(HiddenDao.class, "dao.events.mirror.dump = " + folder.resolve("new/folder"));

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).singleElement().satisfies(file -> assertThat(javap(file))
                    .contains(dao.getClass().getName()));
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named_with_its_setting(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        assertThatThrownBy(() -> mirror(OpenDao.class, "dao.events.mirror.dump = " + file))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("mirror.dump")
                .hasMessageContaining(file.toString());
    }

    /** Of every type that the JVM has, twice as wide ones too; overloaded, and named as numbered ones might be. */
    public interface EveryTypeDao {
        boolean value(boolean a, byte b, char c, short d, int e, long f, float g, double h, String i, int[] j);

        boolean value(boolean value);

        byte value(byte value);

        char value(char value);

        short value(short value);

        int value(int value);

        long value(long value);

        float value(float value);

        double value(double value);

        String[] value(String[] value);

        long[][] value(long[][] value);

        String value_2(String value);

        void nothing(long wide, String narrow);

        @Override
        String toString();
    }

    @Test
    void every_type_is_handed_on_and_back() {
        List<Object> handed = new ArrayList<>();
        Map<Method, MirrorMethod> methods = new LinkedHashMap<>();
        for (Method method : EveryTypeDao.class.getMethods()) {
            methods.put(method, arguments -> {
                handed.clear();
                handed.addAll(Arrays.asList(arguments));
                return arguments.length == 0 ? method.getName() : arguments[0];
            });
        }

        EveryTypeDao dao = (EveryTypeDao) MirrorClass.create(EveryTypeDao.class, methods, null);

        int[] ints = {9};
        assertThat(dao.value(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, "7", ints))
                .isTrue();
        assertThat(handed).containsExactly(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, "7", ints);
        assertThat(dao.value(true)).isTrue();
        assertThat(dao.value((byte) 1)).isEqualTo((byte) 1);
        assertThat(dao.value('c')).isEqualTo('c');
        assertThat(dao.value((short) 2)).isEqualTo((short) 2);
        assertThat(dao.value(3)).isEqualTo(3);
        assertThat(dao.value(4L)).isEqualTo(4L);
        assertThat(dao.value(5f)).isEqualTo(5f);
        assertThat(dao.value(6d)).isEqualTo(6d);
        assertThat(dao.value(new String[] {"8"})).containsExactly("8");
        assertThat(dao.value(new long[][] {{9}})).isEqualTo(new long[][] {{9}});
        assertThat(dao.value_2("10")).isEqualTo("10");
        assertThat(dao).hasToString("toString");
        dao.nothing(11, "12");
        assertThat(handed).containsExactly(11L, "12");
    }

    @Test
    void what_is_no_such_value_fails_as_a_cast_does() throws NoSuchMethodException {
        Map<Method, MirrorMethod> methods = new LinkedHashMap<>();
        methods.put(EveryTypeDao.class.getMethod("value", int.class), arguments -> "text");
        methods.put(EveryTypeDao.class.getMethod("value", long.class), arguments -> null);

        EveryTypeDao dao = (EveryTypeDao) MirrorClass.create(EveryTypeDao.class, methods, null);

        assertThatThrownBy(() -> dao.value(1)).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> dao.value(1L)).isInstanceOf(NullPointerException.class);
        assertThat(dao).hasToString("DynamoDB mirror of " + EveryTypeDao.class.getName());
    }

    /** What the JDK's own tool says of a class file. */
    private static String javap(Path classFile) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exit = ToolProvider.findFirst("javap").orElseThrow().run(writer, writer, "-p", classFile.toString());
        assertThat(exit).as(said.toString()).isZero();
        return said.toString();
    }
}
