package io.dynamoshadow.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An application in a JVM of its own, which has said that it is ready. */
final class ReadyProcess implements AutoCloseable {
    private final Process process;
    private final long readyMillis;
    private final long readyCpuMillis;

    private ReadyProcess(Process process, long readyMillis, long readyCpuMillis) {
        this.process = process;
        this.readyMillis = readyMillis;
        this.readyCpuMillis = readyCpuMillis;
    }

    /** The Spring Boot application. */
    static ReadyProcess start(List<String> jvmArguments, String mongoUri, String... applicationArguments)
            throws IOException {
        List<String> program = new ArrayList<>(
                List.of("-jar", System.getProperty("target") + "/shop.jar", "--spring.data.mongodb.uri=" + mongoUri));
        program.addAll(List.of(applicationArguments));
        return start(jvmArguments, program);
    }

    /** @param program as it is given to java, after the JVM's own arguments */
    static ReadyProcess start(List<String> jvmArguments, List<String> program) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(program);
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
                long cpu = cpuMillis(process);
                drain(out);
                return new ReadyProcess(process, millis, cpu);
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the application does not start\n" + said);
    }

    private static long cpuMillis(Process process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
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

    /** What they have had of them until now. */
    long cpuMillis() {
        return cpuMillis(process);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
