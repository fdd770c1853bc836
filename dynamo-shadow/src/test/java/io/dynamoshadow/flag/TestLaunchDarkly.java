package io.dynamoshadow.flag;

import com.launchdarkly.logging.Logs;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.TestData;
import com.launchdarkly.sdk.server.subsystems.EventSender;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.config.MigrationStep;
import io.dynamoshadow.config.ShadowSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** LaunchDarkly's SDK with a migration flag of its own test data, and what it would send to LaunchDarkly. */
public final class TestLaunchDarkly implements AutoCloseable {
    private final List<LDValue> sent = new CopyOnWriteArrayList<>();
    private final LaunchDarklyFlags flags;
    private final DaoFlags events;

    private TestLaunchDarkly(MigrationStep step, String... lines) {
        TestData data = TestData.dataSource();
        data.update(data.flag("events-migration").valueForAll(LDValue.of(step.toString())));
        String[] all = new String[lines.length + 5];
        all[0] = "dao.events.interface = com.acme.EventDao";
        all[1] = "dao.events.table = events";
        all[2] = "dao.events.key = id";
        all[3] = "dao.events.migration-flag = events-migration";
        all[4] = "flags.sdk-key = sdk-key-of-a-test";
        System.arraycopy(lines, 0, all, 5, lines.length);
        ShadowSettings settings = TestSettings.of(all);
        this.flags = LaunchDarklyFlags.start(
                settings.flags(), new KillSwitch(), Thread::new, Logs.none(), config -> config(config, data));
        this.events = flags.of(settings.daos().get(0));
    }

    private void config(LDConfig.Builder config, TestData data) {
        config.dataSource(data)
                .events(Components.sendEvents()
                        .allAttributesPrivate(true)
                        .flushInterval(Duration.ofMillis(50))
                        .eventSender(context -> new Sender()));
    }

    /** Everyone in one stage. */
    public static TestLaunchDarkly in(MigrationStep step, String... lines) {
        return new TestLaunchDarkly(step, lines);
    }

    public DaoFlags events() {
        return events;
    }

    private final class Sender implements EventSender {
        @Override
        public Result sendAnalyticsEvents(byte[] data, int count, URI base) {
            LDValue.parse(new String(data, StandardCharsets.UTF_8)).values().forEach(sent::add);
            return Result.SUCCESS;
        }

        @Override
        public Result sendDiagnosticEvent(byte[] data, URI base) {
            return Result.SUCCESS;
        }

        @Override
        public void close() {}
    }

    /** The next event of a migration's call, as it is sent. */
    public LDValue awaitMigrationEvent() {
        Awaitility.await("a migration event").until(() -> migrationEvents().size() > 0);
        LDValue event = migrationEvents().get(0);
        sent.remove(event);
        return event;
    }

    public List<LDValue> migrationEvents() {
        return sent.stream()
                .filter(event -> event.get("kind").stringValue().equals("migration_op"))
                .toList();
    }

    /** What a call's event says of a measurement, {@code null} where it says nothing. */
    public static LDValue measured(LDValue event, String key) {
        for (LDValue each : event.get("measurements").values()) {
            if (each.get("key").stringValue().equals(key)) {
                return each.get("values").isNull() ? each.get("value") : each.get("values");
            }
        }
        return LDValue.ofNull();
    }

    @Override
    public void close() {
        flags.close();
    }
}
