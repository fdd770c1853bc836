package io.dynamoshadow;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.InvalidSettingsException;
import io.dynamoshadow.config.ShadowSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Settings for a test, read from a file as they always are. */
public final class TestSettings {
    private TestSettings() {}

    public static ShadowSettings of(String... lines) {
        try {
            Path file = Files.createTempFile("shadow", ".properties");
            try {
                Files.write(file, List.of(lines));
                return ShadowSettings.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidSettingsException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    /** The settings of the one DAO that the lines are about. */
    public static DaoSettings dao(String... lines) {
        return of(lines).daos().get(0);
    }
}
