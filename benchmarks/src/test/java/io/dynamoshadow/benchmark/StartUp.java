package io.dynamoshadow.benchmark;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of the JVM until a Spring Boot application of 10,000 classes is ready: without an agent, with ours, with
 * OpenTelemetry's whose exporters are off, and with one that does nothing; one after the other, again and again, each round in another
 * order, since a machine does not stay as fast as it was.
 *
 * <p>Takes the number of rounds, 15 unless given. On a machine that does other things too, the time that the processors spent
 * says more than the time that passed. One start is not like the next: what it says is not surer than the errors that it prints.
 */
public final class StartUp {
    private StartUp() {}

    public static void main(String[] arguments) {
        try {
            measure(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15);
            System.exit(0);
        } catch (Throwable failure) {
            // the server's threads would keep this JVM alive
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void measure(int rounds) throws IOException {
        Path folder = Files.createTempDirectory("dynamo-shadow-start");
        Path nothing = NothingAgent.jar(folder);
        Path settings = ShadowSettings.forShop(folder, "http://127.0.0.1:1");
        Map<Variant, Numbers> passed = new EnumMap<>(Variant.class);
        Map<Variant, Numbers> spent = new EnumMap<>(Variant.class);
        MongoServer mongo = new MongoServer(new MemoryBackend());
        String mongoUri = "mongodb://127.0.0.1:" + mongo.bind().getPort() + "/shop";
        List<Variant> order = Arrays.asList(Variant.values());
        for (int round = 0; round <= rounds; round++) {
            Collections.shuffle(order);
            for (Variant each : order) {
                try (ReadyProcess shop = ReadyProcess.start(each.jvmArguments(settings, nothing), mongoUri)) {
                    // the first round fills the disk's cache
                    if (round > 0) {
                        passed.computeIfAbsent(each, key -> new Numbers()).add(shop.readyMillis());
                        spent.computeIfAbsent(each, key -> new Numbers()).add(shop.readyCpuMillis());
                    }
                }
            }
        }
        mongo.shutdownNow();
        Added.print("ms until ready", passed);
        Added.print("ms of the processors", spent);
    }
}
