package io.dynamoshadow.config;

/** The six stages of a migration flag, by LaunchDarkly's names. */
public enum MigrationStep {
    OFF,
    DUALWRITE,
    SHADOW,
    LIVE,
    RAMPDOWN,
    COMPLETE;

    /** As LaunchDarkly writes it, and {@code flags.default.stage} too. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
