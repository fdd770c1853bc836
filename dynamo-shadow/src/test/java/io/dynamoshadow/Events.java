package io.dynamoshadow;

import com.acme.events.EventDao;
import com.acme.events.MemoryEventDao;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Planner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The events DAO of a legacy application as shadow.properties describes it. */
public final class Events {
    private Events() {}

    /** @param more lines for this test alone */
    public static DaoSettings settings(String table, String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "dao.events.interface = com.acme.events.EventDao",
                "dao.events.table = " + table,
                "dao.events.key = id",
                "dao.events.context = accountId",
                "dao.events.index.by-account = accountId, createdAt",
                "dao.events.method.findEventsByAccount = query(accountId = $accountId, createdAt >= $since)"
                        + " index by-account desc limit $limit"));
        lines.addAll(List.of(more));
        return TestSettings.dao(lines.toArray(new String[0]));
    }

    /** Nothing but the interface, the table and these lines. */
    public static DaoSettings settingsOf(String table, String... lines) {
        List<String> all = new ArrayList<>(
                List.of("dao.events.interface = com.acme.events.EventDao", "dao.events.table = " + table));
        all.addAll(List.of(lines));
        return TestSettings.dao(all.toArray(new String[0]));
    }

    public static DaoPlan plan(String table, String... more) {
        return plan(settings(table, more));
    }

    public static DaoPlan plan(DaoSettings settings) {
        return Planner.plan(settings, EventDao.class, namesIn(MemoryEventDao.class));
    }

    /** The parameters' names as the class's debug tables have them. */
    public static ParameterNames namesIn(Class<?> implementation) {
        String file = "/" + implementation.getName().replace('.', '/') + ".class";
        try (InputStream classFile = implementation.getResourceAsStream(file)) {
            if (classFile == null) {
                throw new IllegalStateException("there is no " + file);
            }
            return ParameterNames.of(classFile.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one method of that name. */
    public static PlannedMethod method(DaoPlan plan, String name) {
        return plan.methods().stream()
                .filter(method -> method.method().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no method " + name));
    }
}
