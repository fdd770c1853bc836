package io.dynamoshadow.benchmark;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agent takes while nothing happens: the same application twenty seconds after it was ready and had one request, when
 * the garbage was collected. Ours has its flags and its DynamoDB by then, and the DAO is off for everyone. Needs Linux.
 *
 * <p>Takes the number of rounds, 5 unless given.
 */
public final class AtRest {
    private static final List<String> MEASURES =
            List.of("threads", "classes", "live heap, MB", "metaspace, MB", "compiled code, MB", "resident memory, MB");

    private AtRest() {}

    public static void main(String[] arguments) {
        try {
            measure(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5);
            System.exit(0);
        } catch (Throwable failure) {
            // the servers' threads would keep this JVM alive
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void measure(int rounds) throws Exception {
        Path folder = Files.createTempDirectory("dynamo-shadow-rest");
        Path settings = ShadowSettings.forShop(folder, DynamoStub.start(0));
        MongoServer mongo = new MongoServer(new MemoryBackend());
        String mongoUri = "mongodb://127.0.0.1:" + mongo.bind().getPort() + "/shop";
        Map<Variant, Map<String, Numbers>> measured = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Variant each : List.of(Variant.NONE, Variant.OURS, Variant.OPENTELEMETRY)) {
                int port = freePort();
                try (ReadyProcess shop =
                        ReadyProcess.start(each.jvmArguments(settings, settings), mongoUri, "--server.port=" + port)) {
                    ask("http://127.0.0.1:" + port + "/accounts/acc-1/orders");
                    if (each == Variant.OURS) {
                        awaitReady(folder.resolve("agent.log"));
                    }
                    TimeUnit.SECONDS.sleep(20);
                    measure(shop.pid(), measured.computeIfAbsent(each, key -> new LinkedHashMap<>()));
                }
                Files.deleteIfExists(folder.resolve("agent.log"));
            }
        }
        mongo.shutdownNow();
        System.out.printf("%n%-22s %-26s %-26s %-26s%n", "at rest", "no agent", "added by ours", "by OpenTelemetry's");
        for (String each : MEASURES) {
            Numbers none = measured.get(Variant.NONE).get(each);
            System.out.printf(
                    "%-22s %-26s %-26s %-26s%n",
                    each,
                    none.text("%.1f"),
                    measured.get(Variant.OURS).get(each).less(none).text("%+.1f"),
                    measured.get(Variant.OPENTELEMETRY).get(each).less(none).text("%+.1f"));
        }
    }

    private static void measure(long pid, Map<String, Numbers> to) throws IOException {
        String process = String.valueOf(pid);
        tool("jcmd", process, "GC.run");
        String histogram = tool("jcmd", process, "GC.class_histogram");
        Matcher total = Pattern.compile("(?m)^Total +\\d+ +(\\d+)").matcher(histogram);
        add(to, "live heap, MB", total.find() ? Double.parseDouble(total.group(1)) / 1e6 : Double.NaN);
        add(to, "metaspace, MB", jstat("-gc", pid).getOrDefault("MU", Double.NaN) * 1024 / 1e6);
        add(to, "classes", jstat("-class", pid).getOrDefault("Loaded", Double.NaN));
        add(to, "compiled code, MB", used(tool("jcmd", process, "Compiler.codecache")));
        Matcher threads = Pattern.compile("(?m)^\"").matcher(tool("jcmd", process, "Thread.print"));
        add(to, "threads", threads.results().count());
        Matcher resident =
                Pattern.compile("VmRSS:\\s+(\\d+)").matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        add(
                to,
                "resident memory, MB",
                resident.find() ? Double.parseDouble(resident.group(1)) * 1024 / 1e6 : Double.NaN);
    }

    private static double used(String codeCache) {
        double kilobytes = 0;
        Matcher used = Pattern.compile(" used=(\\d+)Kb").matcher(codeCache);
        while (used.find()) {
            kilobytes += Double.parseDouble(used.group(1));
        }
        return kilobytes * 1024 / 1e6;
    }

    private static void add(Map<String, Numbers> to, String what, double number) {
        to.computeIfAbsent(what, key -> new Numbers()).add(number);
    }

    /** The columns that jstat prints, by their heads. */
    private static Map<String, Double> jstat(String option, long pid) throws IOException {
        String[] lines = tool("jstat", option, String.valueOf(pid)).split("\n");
        String[] heads = lines[0].trim().split("\\s+");
        String[] values = lines[1].trim().split("\\s+");
        Map<String, Double> columns = new LinkedHashMap<>();
        for (int i = 0; i < heads.length; i++) {
            if (!values[i].equals("-")) {
                columns.putIfAbsent(heads[i], Double.valueOf(values[i].replace(',', '.')));
            }
        }
        return columns;
    }

    private static String tool(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void ask(String url) throws IOException, InterruptedException {
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    /** Flags are known, and the table is there. */
    private static void awaitReady(Path log) throws IOException, InterruptedException {
        for (int i = 0; i < 1_200; i++) {
            if (Files.exists(log) && Files.readString(log).contains("orders: ready")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the agent does not become ready\n" + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** DynamoDB Local, which the tests of the legacy application bring along. */
}
