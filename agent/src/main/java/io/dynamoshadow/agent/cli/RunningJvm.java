package io.dynamoshadow.agent.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that runs already, and the agent's way into it. Up to Java 24 an attach begins with a signal that ends a process
 * which is no JVM; so it is made sure first that it is one.
 */
final class RunningJvm {
    /** As the agent has it, in the other world of its jar. */
    private static final String REPLY_PREFIX = "reply=";

    private static final String REPLY_PROPERTY = "dynamo-shadow.attach";
    private static final Path PROCESSES = Paths.get("/proc");

    private final AttachApi api;
    private final String pid;

    private RunningJvm(AttachApi api, String pid) {
        this.api = api;
        this.pid = pid;
    }

    /**
     * One that is there.
     *
     * @throws CommandException where there is no such JVM, or it is another user's
     */
    static RunningJvm of(String pid, AttachApi api) {
        RunningJvm jvm = new RunningJvm(api, pid);
        if (!pid.matches("[1-9]\\d{0,9}")) {
            throw new CommandException(
                    "\"" + pid + "\" is no process id. attach without arguments lists the JVMs that run");
        }
        if (!api.running().containsKey(pid)) {
            jvm.requireJvm();
        }
        return jvm;
    }

    private void requireJvm() {
        boolean canBeSeen = Files.isDirectory(PROCESSES.resolve("self"));
        if (canBeSeen && !Files.exists(process())) {
            throw new CommandException(
                    "there is no process " + pid + ". attach without arguments lists the JVMs that run");
        }
        try {
            if (canBeSeen
                    && new String(Files.readAllBytes(process().resolve("maps")), StandardCharsets.ISO_8859_1)
                            .contains("libjvm")) {
                return;
            }
        } catch (IOException secret) {
            throw ofAnotherUser(secret);
        }
        throw new CommandException("process " + pid + " is no JVM. attach without arguments lists the JVMs that run");
    }

    private Path process() {
        return PROCESSES.resolve(pid);
    }

    private CommandException ofAnotherUser(Exception cause) {
        String owner = owner();
        return new CommandException(
                "process " + pid + " belongs to " + (owner == null ? "another user" : "the user " + owner)
                        + ". Run the command as that user, such as by sudo -u " + (owner == null ? "USER" : owner),
                cause);
    }

    private @Nullable String owner() {
        try {
            return Files.getOwner(process()).getName();
        } catch (IOException | UnsupportedOperationException unknown) {
            return null;
        }
    }

    /**
     * Has the agent start there, and gives its answer.
     *
     * @throws CommandException where it does not start
     */
    String attach(Path agentJar, Path settings) {
        try (AttachApi.Connection connection = connect()) {
            String number = Long.toHexString(new SecureRandom().nextLong());
            Exception failure = null;
            try {
                connection.loadAgent(agentJar.toString(), REPLY_PREFIX + number + "," + settings);
            } catch (Exception failed) {
                failure = failed; // or so it is said: JVMs of different ages misunderstand each other's success
            }
            String reply = connection.systemProperties().getProperty(REPLY_PROPERTY, "");
            if (reply.startsWith(number + "\n")) {
                return reply.substring(number.length() + 1);
            }
            throw notLoaded(failure, agentJar);
        } catch (CommandException told) {
            throw told;
        } catch (Exception failed) {
            throw new CommandException("process " + pid + " does not answer: " + failed, failed);
        }
    }

    private AttachApi.Connection connect() {
        try {
            return api.connect(pid);
        } catch (Exception failed) {
            String message = String.valueOf(failed.getMessage());
            if (message.contains("does not support the attach mechanism")) {
                throw new CommandException(
                        "process " + pid + " runs with -XX:+DisableAttachMechanism. " + RESTART, failed);
            }
            if (message.contains("not permitted") || message.contains("not secure")) {
                throw ofAnotherUser(failed);
            }
            throw new CommandException("process " + pid + " cannot be attached to: " + failed, failed);
        }
    }

    private static final String RESTART = "Start it again with -javaagent:dynamo-shadow-agent.jar=shadow.properties";

    private CommandException notLoaded(@Nullable Exception failure, Path agentJar) {
        String message = failure == null ? "it gives no answer" : failure.toString();
        if (message.contains("Dynamic agent loading is not enabled")) {
            return new CommandException(
                    "process " + pid + " runs with -XX:-EnableDynamicAgentLoading. " + RESTART, failure);
        }
        Path java = java();
        return new CommandException(
                "process " + pid + " does not load the agent: " + message + ". It must be able to read " + agentJar
                        + (java == null
                                ? ""
                                : "; and best is its own Java: " + java + " -jar " + agentJar + " attach …"),
                failure);
    }

    private @Nullable Path java() {
        try {
            return Files.readSymbolicLink(process().resolve("exe"));
        } catch (IOException | UnsupportedOperationException unknown) {
            return null;
        }
    }
}
