package io.dynamoshadow.agent.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code attach}: the agent in a JVM that runs already. */
@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = PlanCommand.WRONG,
        description = {
            "Attaches the agent to a JVM that runs already, and says what could be woven there and what not.",
            "Without arguments, lists the JVMs that it could be attached to.",
            "This jar and the settings must stay where they are as long as that JVM runs."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:attached, and all loaded classes of all DAOs are woven",
            "1:attached, but some could not be woven, or none is loaded yet; or attached already",
            "2:not attached"
        })
final class AttachCommand implements Callable<Integer> {
    private static final int IN_PART = 1;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PID", description = "The JVM's process id.")
    private @Nullable String pid;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SETTINGS",
            defaultValue = "shadow.properties",
            description = "The settings file, as for the agent (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path settingsFile;

    @Override
    public Integer call() throws Exception {
        AttachApi api = AttachApi.ofThisJdk();
        PrintWriter out = spec.commandLine().getOut();
        if (pid == null) {
            list(api.running(), out);
            return 0;
        }
        Path settings = settingsFile.toAbsolutePath().normalize();
        if (!Files.isRegularFile(settings)) {
            throw new CommandException(settings
                    + (Files.isDirectory(settings)
                            ? " is a directory. Name the file in it"
                            : ": there is no such file"));
        }
        return tell(RunningJvm.of(pid, api).attach(agentJar(), settings), pid, out);
    }

    private static void list(Map<String, String> running, PrintWriter out) {
        String own = ManagementFactory.getRuntimeMXBean().getName().replaceFirst("@.*", "");
        running.remove(own);
        running.forEach((id, program) -> out.printf("%8s  %s%n", id, program.isEmpty() ? "(unknown)" : program));
        if (running.isEmpty()) {
            out.println("no JVM of this user runs here that could be seen");
        }
        out.flush();
    }

    /** What the agent says: a line for programs, and lines for people. */
    private static int tell(String answer, String pid, PrintWriter out) {
        int end = answer.indexOf('\n');
        String outcome = end < 0 ? answer : answer.substring(0, end);
        String text = end < 0 ? "" : answer.substring(end + 1);
        switch (outcome) {
            case "attached, whole":
            case "attached, in part":
                out.println("attached to " + pid);
                out.println(text);
                out.flush();
                return outcome.endsWith("whole") ? 0 : IN_PART;
            case "already":
                out.println(text);
                out.flush();
                return IN_PART;
            default:
                throw new CommandException("process " + pid + ": " + text);
        }
    }

    /** In which the jar lies from which this class comes, since it is the agent's jar that runs. */
    private static Path agentJar() throws URISyntaxException {
        String here = String.valueOf(AttachCommand.class.getResource("AttachCommand.class"));
        int end = here.lastIndexOf("!/", here.lastIndexOf("!/") - 1);
        if (!here.startsWith("jar:") || end < 0) {
            throw new CommandException("attach works from the agent's jar alone, and this is " + here);
        }
        return Paths.get(new URI(here.substring("jar:".length(), end)));
    }
}
