package io.dynamoshadow.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The Spring Boot application in a JVM of its own, ready. */
final class ShopProcess implements AutoCloseable {
    private final Process process;
    private final long readyMillis;
    private final long readyCpuMillis;

    private ShopProcess(Process process, long readyMillis, long readyCpuMillis) {
        this.process = process;
        this.readyMillis = readyMillis;
        this.readyCpuMillis = readyCpuMillis;
    }

    static ShopProcess start(List<String> jvmArguments, String mongoUri, String... applicationArguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(
                List.of("-jar", System.getProperty("target") + "/shop.jar", "--spring.data.mongodb.uri=" + mongoUri));
        command.addAll(List.of(applicationArguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        long begin = System.nanoTime();
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("Ready")) {
                long millis = (System.nanoTime() - begin) / 1_000_000;
                long cpu = process.info()
                        .totalCpuDuration()
                        .map(Duration::toMillis)
                        .orElse(0L);
                drain(out);
                return new ShopProcess(process, millis, cpu);
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the application does not start\n" + said);
    }

    private static void drain(BufferedReader out) {
        Thread thread = new Thread(() -> {
            try {
                while (out.readLine() != null) {
                    // not of interest
                }
            } catch (IOException ended) {
                // so is that
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    long pid() {
        return process.pid();
    }

    /** From the start of the JVM until the application was ready. */
    long readyMillis() {
        return readyMillis;
    }

    /** What all its threads had of the processors until then. */
    long readyCpuMillis() {
        return readyCpuMillis;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
