package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.backfill.BackfillException;
import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.config.InvalidSettingsException;
import io.dynamoshadow.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Properties;
import java.util.logging.Logger;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command line. Exit codes: 0 done, 1 not everything could be done, 2 wrong arguments or settings. */
@Command(
        name = "java -jar dynamo-shadow-agent.jar",
        description = {
            "Moves a MongoDB-backed DAO to DynamoDB behind feature flags.",
            "To attach it to an application: java -javaagent:dynamo-shadow-agent.jar=shadow.properties …"
        },
        mixinStandardHelpOptions = true,
        versionProvider = ShadowCommand.Version.class,
        subcommands = {
            PlanCommand.class,
            TableCommand.class,
            BackfillCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            StatusCommand.class,
            AttachCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class ShadowCommand implements Runnable {
    private static final int WRONG = 2;

    @Option(names = "--debug", description = "Show stack traces.", scope = CommandLine.ScopeType.INHERIT)
    private boolean debug;

    /** The application's driver says by it that there is no SLF4J, which is no news here. Held, or it would be forgotten. */
    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandLine.Model.CommandSpec spec;

    /** Runs one command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        try {
            AgentLog.configure(Level.WARN, null);
        } catch (IOException impossible) {
            throw new AssertionError("no file is opened", impossible);
        }
        DRIVER.setLevel(java.util.logging.Level.OFF);
        return line().execute(arguments);
    }

    /** The whole command line, ready for arguments. */
    static CommandLine line() {
        ShadowCommand command = new ShadowCommand();
        return new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    command.tell("", failure, line.getErr());
                    return failure instanceof InvalidSettingsException
                            ? WRONG
                            : line.getCommandSpec().exitCodeOnExecutionException();
                })
                .setParameterExceptionHandler(ShadowCommand::explainArguments)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /**
     * One line that says what is wrong and how to mend it; the rest is for those who ask.
     *
     * @param where put before it, where it is not clear what it is about
     */
    void tell(String where, Exception failure, PrintWriter err) {
        boolean expected = failure instanceof CommandException
                || failure instanceof BackfillException
                || failure instanceof ModelException
                || failure instanceof CodecException
                || failure instanceof InvalidSettingsException
                || failure instanceof IllegalStateException;
        err.println("error: " + where + (expected ? failure.getMessage() : failure));
        if (debug) {
            failure.printStackTrace(err);
        }
        err.flush();
    }

    private static int explainArguments(ParameterException wrong, String[] arguments) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println("error: " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try --help.");
        return WRONG;
    }

    /** The version, as the build wrote it into a resource. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = ShadowCommand.class.getResourceAsStream("version.properties")) {
                properties.load(in);
            }
            return new String[] {"Dynamo Shadow " + properties.getProperty("version")};
        }
    }
}
