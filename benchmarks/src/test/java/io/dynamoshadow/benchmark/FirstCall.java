package io.dynamoshadow.benchmark;

import com.acme.notes.ComparedNotes;
import com.acme.notes.DynamoNotes;
import com.acme.notes.MirroredDao;
import com.acme.notes.Note;
import com.acme.notes.SlowNotes;
import com.acme.notes.UnwovenSlowNotes;
import com.launchdarkly.sdk.server.LDClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the very first call of a DAO waits for, a save, in a JVM of its own each time: without us; with Dynamo Shadow, where it comes at
 * once and where the application is at rest before it; and by hand, where an application makes its own two clients for it.
 *
 * <p>Takes the number of rounds, 10 unless given.
 */
public final class FirstCall {
    private static final int REST_SECONDS = 6;

    /** How it is called. */
    private enum Way {
        WITHOUT("without us", false),
        AT_ONCE("Dynamo Shadow, at once", true),
        RESTED("Dynamo Shadow, after a rest", true),
        BY_HAND("four flags by hand, with their clients", false);

        final String title;
        final boolean hasAgent;

        Way(String title, boolean hasAgent) {
            this.title = title;
            this.hasAgent = hasAgent;
        }
    }

    private FirstCall() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 3) {
            call(Way.valueOf(arguments[0]), arguments[1], Path.of(arguments[2]));
            System.exit(0);
        }
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        String dynamo = DynamoStub.start(0);
        Map<Way, Numbers> measured = new EnumMap<>(Way.class);
        for (int round = 0; round <= rounds; round++) {
            for (Way way : Way.values()) {
                double millis = millis(way, dynamo);
                // the first round fills the disk's cache
                if (round > 0) {
                    measured.computeIfAbsent(way, key -> new Numbers()).add(millis);
                }
            }
        }
        System.out.printf("%n%-40s %s%n", "the first save", "ms, median (middle half)");
        measured.forEach((way, numbers) -> System.out.printf("%-40s %s%n", way.title, numbers.text("%.1f")));
        System.exit(0);
    }

    private static double millis(Way way, String dynamo) throws IOException {
        Path folder = Files.createTempDirectory("dynamo-shadow-first");
        Path flags = FlagData.write(folder.resolve("flags.json"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (way.hasAgent) {
            Path settings = ShadowSettings.forLoad(folder, flags, dynamo);
            command.add("-javaagent:" + System.getProperty("agent.jar") + "=" + settings);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstCall.class.getName()));
        command.addAll(List.of(way.name(), dynamo, flags.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return Double.parseDouble(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim());
    }

    /** In the process that is measured. */
    private static void call(Way way, String dynamo, Path flags) throws InterruptedException {
        Note note = Note.sample("acc-1", "1");
        SlowNotes notes = new SlowNotes(0);
        long begin;
        if (way == Way.BY_HAND) {
            begin = System.nanoTime();
            LDClient client = HandWrittenFlags.withoutEvents(flags);
            new ComparedNotes(notes, new DynamoNotes(Load.client(dynamo), "by-hand"), client).save(note);
        } else {
            // loaded before it is timed, as an application's DAO is made before it is called
            Consumer<Note> save =
                    way == Way.WITHOUT ? new UnwovenSlowNotes(notes)::save : new MirroredDao.Slow(notes)::save;
            if (way == Way.RESTED) {
                TimeUnit.SECONDS.sleep(REST_SECONDS);
            }
            begin = System.nanoTime();
            save.accept(note);
        }
        System.out.println((System.nanoTime() - begin) / 1e6);
    }
}
