package io.dynamoshadow.agent.cli;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.InvalidSettingsException;
import io.dynamoshadow.config.ShadowSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command is told: the settings, the application's classes, and which of the DAOs are meant. */
final class ChosenDaos {
    @Parameters(paramLabel = "SETTINGS", description = "The settings file, as for the agent: shadow.properties.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path settingsFile;

    @Option(
            names = {"-c", "--classpath", "-cp"},
            required = true,
            paramLabel = "PATH",
            description = {
                "The application's classes and libraries: as for java -cp, and also a Spring Boot jar or a war,"
                        + " whose libraries are found inside."
            })
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String classpath;

    @Option(
            names = "--dao",
            paramLabel = "NAME",
            split = ",",
            description = "Only this DAO of the settings. Can be given several times.")
    private @Nullable List<String> names;

    Path settingsFile() {
        return settingsFile;
    }

    /**
     * @param connects whether a server will be asked, so that its address and secrets must be known
     * @throws InvalidSettingsException with every problem found
     */
    ShadowSettings settings(boolean connects) throws InvalidSettingsException {
        return connects ? ShadowSettings.read(settingsFile) : ShadowSettings.readWithoutSecrets(settingsFile);
    }

    /** @throws CommandException where the class path is wrong */
    ApplicationClasses classes() {
        return ApplicationClasses.of(classpath);
    }

    /**
     * In the order of the settings.
     *
     * @throws CommandException where a name is of no DAO
     */
    List<DaoSettings> of(ShadowSettings settings) {
        if (names == null) {
            return settings.daos();
        }
        List<DaoSettings> chosen = new ArrayList<>();
        List<String> unknown = new ArrayList<>(names);
        List<String> known = new ArrayList<>();
        for (DaoSettings dao : settings.daos()) {
            known.add(dao.name());
            if (unknown.removeIf(dao.name()::equals)) {
                chosen.add(dao);
            }
        }
        if (!unknown.isEmpty()) {
            throw new CommandException("--dao: the settings have no DAO called " + unknown.get(0) + "; they have "
                    + String.join(", ", known));
        }
        return chosen;
    }
}
