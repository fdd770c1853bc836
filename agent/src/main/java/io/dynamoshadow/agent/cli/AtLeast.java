package io.dynamoshadow.agent.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Numbers of options. */
final class AtLeast {
    private AtLeast() {}

    /** @throws ParameterException where it is less */
    static void check(CommandSpec command, String option, int value, int least) {
        if (value < least) {
            throw new ParameterException(command.commandLine(), option + " must be " + least + " or more");
        }
    }
}
