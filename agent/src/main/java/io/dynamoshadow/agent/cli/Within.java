package io.dynamoshadow.agent.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Numbers of options. */
final class Within {
    /** More threads than these would not be quicker anywhere. */
    static final int MOST_THREADS = 1_000;

    private Within() {}

    /** @throws ParameterException where it is less than the least, or more than the most */
    static void check(CommandSpec command, String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    command.commandLine(),
                    option + " must be "
                            + (most == Integer.MAX_VALUE ? least + " or more" : "from " + least + " to " + most));
        }
    }
}
