package io.dynamoshadow.testapp.bench;

import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.config.FlagFile;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.server.Servers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long the legacy application takes from the start of its JVM until it listens, without the agent and with it, in turn.
 *
 * <pre>
 * mvn -DskipTests package
 * java -cp "test-app/target/test-classes:test-app/target/classes:$(cat test-app/target/test.classpath)" \
 *      -Dapp.jar=test-app/target/test-app.jar -Dagent.jar=agent/target/dynamo-shadow-agent.jar \
 *      io.dynamoshadow.testapp.bench.StartUp 20
 * </pre>
 */
public final class StartUp {

    private StartUp() {}

    public static void main(String[] arguments) throws IOException {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        Path folder = Files.createTempDirectory("dynamo-shadow-start");
        try (Servers servers = Servers.start()) {
            Path settings = ShadowFile.forEvents()
                    .flags(new FlagFile(folder.resolve("flags.json"), "events"))
                    .dynamo(servers.dynamoEndpoint())
                    .write(folder.resolve("shadow.properties"));
            String agent = "-javaagent:" + Jars.agent() + "=" + settings;
            List<Long> without = new ArrayList<>();
            List<Long> with = new ArrayList<>();
            for (int i = 0; i <= runs; i++) {
                long plain = millisUntilListening(servers, List.of());
                long shadowed = millisUntilListening(servers, List.of(agent));
                // the first pair warms the disk's cache
                if (i > 0) {
                    without.add(plain);
                    with.add(shadowed);
                }
            }
            print("without the agent", without);
            print("with the agent", with);
            List<Long> added = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                added.add(with.get(i) - without.get(i));
            }
            print("added, pair by pair", added);
        }
        System.exit(0);
    }

    private static long millisUntilListening(Servers servers, List<String> jvmArguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Jdks.running().resolve("bin/java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-jar", Jars.app().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MONGO_URI", servers.mongoUri("start_up"));
        builder.environment().put("PORT", "0");
        long begin = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            long end = System.nanoTime();
            if (line == null || !line.startsWith("Listening")) {
                throw new IllegalStateException("the application did not start: " + line);
            }
            return (end - begin) / 1_000_000;
        } finally {
            process.destroyForcibly();
        }
    }

    private static void print(String what, List<Long> millis) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        System.out.printf(
                "%-20s median %5d ms, from %d to %d%n",
                what, sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
