package io.dynamoshadow.dual;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.Event;
import com.launchdarkly.sdk.LDValue;
import io.dynamoshadow.LocalDynamo;
import io.dynamoshadow.TestSettings;
import io.dynamoshadow.codec.Table;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.flag.DaoFlags;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.report.DaoReport;
import io.dynamoshadow.report.DifferenceFile;
import io.dynamoshadow.report.LastingReport;
import io.dynamoshadow.store.ItemStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writers race readers on the same few keys, while DynamoDB takes its time: not one difference may be told while the stores agree in the
 * end. Then a hundred are planted, and each must be told, once, as what it is. Runs for {@code race.seconds}, 10 unless set.
 */
final class RaceTest {
    private static final DaoFlags BOTH = Woven.flags(true, true, true, true);
    private static final AttributeValue NOTHING = AttributeValue.fromM(Map.of());
    private static final int KEYS = 12;
    private static final int PLANTED = 100;
    private static final int MOST_WAITING = 40;
    /** More than can be compared, so that whatever waits for its turn waits long. */
    private static final int BUSY_MILLIS = 10;
    /** That every planted difference finds room to be compared and compared again. */
    private static final int CALM_MILLIS = 200;

    private static final int LONGEST_DELAY_MILLIS = 120;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final AtomicBoolean over = new AtomicBoolean();
    /** How long a reader rests at least, in milliseconds. */
    private volatile int pause = BUSY_MILLIS;

    private final LongAdder writes = new LongAdder();
    private final LongAdder reads = new LongAdder();

    /** DynamoDB behind a network that takes a while, and not always the same. */
    private static ItemStore delayed() {
        ItemStore store = LocalDynamo.store();
        return (ItemStore) Proxy.newProxyInstance(
                RaceTest.class.getClassLoader(), new Class<?>[] {ItemStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().matches("put.*|delete.*|remove|update")) {
                        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_DELAY_MILLIS));
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static Event event(String id, String account, int number) {
        Event event = new Event(id, account, "2026-11-22T20:40:00Z").titled("title " + number);
        event.getTags().add("tag " + number);
        event.getPayload().put("size", number);
        event.getPayload().put("nested", Map.of("deep", List.of("a", "b" + number)));
        return event;
    }

    private void write(Woven woven, int seed) throws InterruptedException {
        Random random = new Random(seed);
        while (!over.get()) {
            String id = "race-" + random.nextInt(KEYS);
            Event event = event(id, "acc-race", random.nextInt());
            switch (random.nextInt(5)) {
                case 0 -> woven.dao.deleteEvent(id);
                case 1 -> {
                    try {
                        woven.dao.createEvent(event);
                    } catch (IllegalStateException duplicate) {
                        // another one was there before
                    }
                }
                default -> woven.dao.updateEvent(event);
            }
            writes.increment();
            while (woven.lanes.pending() > MOST_WAITING && !over.get()) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }
    }

    private void read(Woven woven, int seed) throws InterruptedException {
        Random random = new Random(seed);
        while (!over.get()) {
            String id = "race-" + random.nextInt(KEYS);
            switch (random.nextInt(6)) {
                case 0 -> woven.dao.findEventsByAccount("acc-race", Instant.EPOCH, 0);
                case 1 -> woven.dao.countEventsByAccount("acc-race");
                case 2 -> woven.dao.existsEvent(id);
                default -> woven.dao.findEventById(id);
            }
            reads.increment();
            TimeUnit.MILLISECONDS.sleep(pause + random.nextInt(20));
        }
    }

    /** What is false in DynamoDB from now on, by key: as the file must have it. */
    private static Map<String, String> plant(Woven woven) {
        Table table = woven.plan.items().table();
        ItemStore dynamo = LocalDynamo.store();
        Map<String, String> planted = new LinkedHashMap<>();
        for (int i = 0; i < PLANTED; i++) {
            String id = "planted-" + i;
            Event event = event(id, "acc-" + id, i);
            Map<String, AttributeValue> item =
                    new LinkedHashMap<>(woven.plan.items().write(event));
            if (i % 5 != 4) {
                woven.mongo.events.put(id, event);
            }
            switch (i % 5) {
                case 0 -> {
                    item.put("title", AttributeValue.fromS("false"));
                    planted.put(id, "value title");
                }
                case 1 -> {
                    Map<String, AttributeValue> payload = new LinkedHashMap<>(
                            item.getOrDefault("payload", NOTHING).m());
                    payload.put(
                            "nested",
                            AttributeValue.fromM(Map.of(
                                    "deep",
                                    AttributeValue.fromL(
                                            List.of(AttributeValue.fromS("a"), AttributeValue.fromS("false"))))));
                    item.put("payload", AttributeValue.fromM(payload));
                    planted.put(id, "value payload.nested.deep[1]");
                }
                case 2 -> {
                    item.put("tags", AttributeValue.fromL(List.of()));
                    planted.put(id, "value tags");
                }
                case 3 -> planted.put(id, "missing-in-dynamo ");
                default -> planted.put(id, "missing-in-mongo ");
            }
            if (i % 5 != 3) {
                dynamo.put(table, item);
            }
        }
        return planted;
    }

    private static List<LDValue> told(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(LDValue::parse).toList()
                : List.of();
    }

    /** Reads what is not told yet, again and again: a read that finds the shadow busy is not compared. */
    private static void awaitTold(Woven woven, Map<String, String> planted, Path file) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    Set<String> untold = new LinkedHashSet<>(planted.keySet());
                    told(file).forEach(each -> untold.remove(keyOf(each)));
                    untold.forEach(woven.dao::findEventById);
                    assertThat(untold).isEmpty();
                });
    }

    private static String keyOf(LDValue told) {
        return told.get("key").stringValue().replace("\"", "");
    }

    @Test
    void nothing_is_told_that_is_not_so_and_everything_that_is_once() throws Exception {
        long seconds = Long.getLong("race.seconds", 10);
        Path file = folder.resolve("differences.jsonl");
        ShadowSettings settings = TestSettings.of(
                "dao.events.interface = com.acme.events.EventDao", "dao.events.table = events", "dao.events.key = id");
        LastingReport lasting = new LastingReport(
                settings.daos().get(0),
                settings.differences(),
                new DifferenceFile(file, 10_000_000, 2, Thread::new, LoggerFactory.getLogger("race")),
                LoggerFactory.getLogger("race"));
        try (Woven woven = Woven.reporting(BOTH, delayed(), plan -> report(lasting, plan))) {
            ExecutorService threads = Executors.newCachedThreadPool();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int seed = i;
                running.add(threads.submit(() -> {
                    write(woven, seed);
                    return null;
                }));
                running.add(threads.submit(() -> {
                    read(woven, seed);
                    return null;
                }));
            }
            TimeUnit.SECONDS.sleep(seconds);
            assertThat(told(file)).as("while the stores agree in the end").isEmpty();

            Map<String, String> planted = plant(woven);
            pause = CALM_MILLIS;
            awaitTold(woven, planted, file);
            // once more, each is told already
            planted.keySet().forEach(woven.dao::findEventById);
            over.set(true);
            for (Future<?> each : running) {
                each.get(1, TimeUnit.MINUTES);
            }
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> woven.lanes.pending() == 0);
            threads.shutdown();

            Map<String, String> found = new LinkedHashMap<>();
            for (LDValue each : told(file)) {
                String text =
                        each.get("kind").stringValue() + " " + each.get("path").stringValue();
                assertThat(found.put(keyOf(each), text)).as(each.toJsonString()).isNull();
            }
            assertThat(found).containsExactlyInAnyOrderEntriesOf(planted);
            System.out.println(
                    "race: " + seconds + " s, " + writes + " writes, " + reads + " reads, 0 false differences, "
                            + found.size() + " of " + planted.size() + " planted ones told once");
        }
    }

    private static DualListener report(LastingReport lasting, DaoPlan plan) {
        return new DaoReport(lasting, plan.methods());
    }
}
