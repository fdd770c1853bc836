package io.dynamoshadow.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an agent's own start takes of the processors where nothing else happens: a JVM whose application only waits, without an agent, with
 * ours, with OpenTelemetry's, and with one that does nothing; each round in another order. Seen before our thread goes on with the start,
 * after a second, and when it has done so. Much of what it takes here an application of any size would have had the JVM load anyway.
 *
 * <p>Takes the number of rounds, 15 unless given.
 */
public final class StartAlone {
    private static final int BEFORE_MILLIS = 700;
    private static final int AFTER_MILLIS = 3_500;

    private StartAlone() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        measure(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15);
    }

    /** The application. */
    static final class Waiting {
        public static void main(String[] arguments) throws InterruptedException {
            Thread.sleep(BEFORE_MILLIS);
            System.out.println("Ready");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private static void measure(int rounds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("dynamo-shadow-start");
        Path nothing = NothingAgent.jar(folder);
        Path settings = ShadowSettings.forShop(folder, "http://127.0.0.1:1");
        List<String> program = List.of("-cp", System.getProperty("target") + "/test-classes", Waiting.class.getName());
        Map<Variant, Numbers> before = new EnumMap<>(Variant.class);
        Map<Variant, Numbers> after = new EnumMap<>(Variant.class);
        List<Variant> order = Arrays.asList(Variant.values());
        for (int round = 0; round <= rounds; round++) {
            Collections.shuffle(order);
            for (Variant each : order) {
                try (ReadyProcess waiting = ReadyProcess.start(each.jvmArguments(settings, nothing), program)) {
                    Thread.sleep(AFTER_MILLIS - BEFORE_MILLIS);
                    // the first round fills the disk's cache
                    if (round > 0) {
                        before.computeIfAbsent(each, key -> new Numbers()).add(waiting.readyCpuMillis());
                        after.computeIfAbsent(each, key -> new Numbers()).add(waiting.cpuMillis());
                    }
                }
            }
        }
        Added.print("ms of the processors, " + BEFORE_MILLIS + " ms", before);
        Added.print("ms of the processors, " + AFTER_MILLIS + " ms", after);
    }
}
