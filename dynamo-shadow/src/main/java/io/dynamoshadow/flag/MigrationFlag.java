package io.dynamoshadow.flag;

import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.MigrationStage;
import com.launchdarkly.sdk.server.MigrationVariation;
import io.dynamoshadow.config.FlagSettings;
import io.dynamoshadow.config.MigrationStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** LaunchDarkly's own kind of flag for migrations, whose values are six stages. */
final class MigrationFlag implements StageSource {
    private final LDClient client;
    private final FlagData data;
    private final String flag;
    private final MigrationStage otherwise;
    private final boolean measured;

    MigrationFlag(String flag, FlagSettings settings, LDClient client, FlagData data) {
        this.client = client;
        this.data = data;
        this.flag = flag;
        this.otherwise = Values.stage(settings.defaultStep());
        this.measured = settings.migrationEvents();
    }

    @Override
    public List<String> flags() {
        return Collections.singletonList(flag);
    }

    @Override
    public Stage evaluate(LDContext context) {
        return Stage.of(
                Values.step(client.migrationVariation(flag, context, otherwise).getStage()));
    }

    @Override
    public Decision decide(LDContext context, boolean write) {
        if (!measured) {
            return new Decision(evaluate(context), Measurement.NONE);
        }
        MigrationVariation variation = client.migrationVariation(flag, context, otherwise);
        return new Decision(
                Stage.of(Values.step(variation.getStage())),
                new TrackedMeasurement(client, variation.getTracker(), write));
    }

    @Override
    public boolean isMeasured() {
        return measured;
    }

    @Override
    public Stage defaults() {
        return Stage.of(Values.step(otherwise));
    }

    @Override
    public Reach reach() {
        List<Stage> stages = new ArrayList<>();
        for (LDValue value : data.reach(flag).values()) {
            stages.add(
                    Values.isStep(value)
                            ? Stage.of(Values.step(MigrationStage.of(value.stringValue(), otherwise)))
                            : defaults());
        }
        return Reach.of(stages);
    }

    @Override
    public List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        for (LDValue value : data.reach(flag).values()) {
            if (!value.isNull() && !Values.isStep(value)) {
                mistakes.add("the migration flag " + flag + " can be " + value.toJsonString() + ", which is none of "
                        + Collections.unmodifiableList(java.util.Arrays.asList(MigrationStep.values()))
                        + " (in YAML, \"off\" needs its quotes): for whom it is, stage " + otherwise + " holds");
            }
        }
        return mistakes;
    }
}
