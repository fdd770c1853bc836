package io.dynamoshadow.agent;

/**
 * What {@code java -jar dynamo-shadow-agent.jar} starts. A JVM too old for the agent is told so in one line; hence this
 * class is bound as {@link Agent} is.
 */
public final class Main {
    private Main() {}

    /** Hands over to the command line, which ends the JVM with its exit code. */
    public static void main(String[] arguments) throws Throwable {
        String complaint = JavaVersion.complaint();
        if (complaint != null) {
            System.err.println("error: " + complaint);
            System.exit(2);
        }
        CommandStart.run(arguments);
    }
}
