package io.dynamoshadow.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller waits for while both stores are written and read for everyone: Mongo alone; Dynamo Shadow; LaunchDarkly's Migration
 * API; four flags and both stores by hand. All in one JVM with the agent, turn by turn, at the same pace. The databases take 1 ms, and
 * in a second run 10 ms.
 *
 * <p>Takes the number of rounds, 5 unless given, and how many milliseconds the databases take.
 */
public final class UnderLoad {
    private UnderLoad() {}

    public static void main(String[] arguments) throws Exception {
        String rounds = arguments.length > 0 ? arguments[0] : "5";
        for (int millis : arguments.length > 1 ? new int[] {Integer.parseInt(arguments[1])} : new int[] {1, 10}) {
            System.out.println("\nstores that answer after " + millis + " ms");
            run(millis, rounds);
        }
        System.exit(0);
    }

    private static void run(int millis, String rounds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("dynamo-shadow-load");
        String dynamo = DynamoStub.start(millis);
        Path flags = FlagData.write(folder.resolve("flags.json"));
        Path settings = ShadowSettings.forLoad(folder, flags, dynamo);
        Process load = java(
                        List.of("-javaagent:" + System.getProperty("agent.jar") + "=" + settings, "-Xmx1g"),
                        Load.class,
                        Integer.toString(millis),
                        rounds,
                        dynamo,
                        flags.toString())
                .inheritIO()
                .start();
        if (load.waitFor() != 0) {
            System.err.println(Files.readString(folder.resolve("agent.log")));
            System.exit(1);
        }
    }

    private static ProcessBuilder java(List<String> jvm, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
