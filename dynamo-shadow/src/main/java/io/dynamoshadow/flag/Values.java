package io.dynamoshadow.flag;

import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.LDValueType;
import com.launchdarkly.sdk.server.MigrationStage;
import io.dynamoshadow.config.MigrationStep;
import java.util.Locale;

/** What flags' values mean here. */
final class Values {
    private Values() {}

    static boolean isBoolean(LDValue value) {
        return value.getType() == LDValueType.BOOLEAN;
    }

    /** Whether the SDK takes it for one of the six stages. */
    static boolean isStep(LDValue value) {
        return value.isString() && MigrationStage.isStage(value.stringValue());
    }

    static MigrationStep step(MigrationStage stage) {
        return MigrationStep.valueOf(stage.toString().toUpperCase(Locale.ROOT));
    }

    static MigrationStage stage(MigrationStep step) {
        return MigrationStage.of(step.toString(), MigrationStage.OFF);
    }
}
