package io.dynamoshadow.flag;

import io.dynamoshadow.config.FlagSettings;
import io.dynamoshadow.config.MigrationStep;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all flags of one call say together: one of the sixteen combinations of the four flags, or one of the six stages of a
 * migration flag. Immutable, and each is one object.
 */
public final class Stage {
    private static final int COMBINATIONS = 16;

    /** By their numbers. */
    static final Stage[] ALL = new Stage[COMBINATIONS + MigrationStep.values().length];

    private static final Map<MigrationStep, Stage> OF_STEPS = new EnumMap<>(MigrationStep.class);

    static {
        for (int i = 0; i < COMBINATIONS; i++) {
            ALL[i] = ofFlags(i, (i & 8) != 0, (i & 4) != 0, (i & 2) != 0, (i & 1) != 0);
        }
        int number = COMBINATIONS;
        for (MigrationStep step : MigrationStep.values()) {
            ALL[number] = new Stage(number, "stage " + step, writes(step), reads(step), null);
            OF_STEPS.put(step, ALL[number++]);
        }
    }

    private final int number;
    private final String text;
    private final WriteRoute writeRoute;
    private final ReadRoute readRoute;
    private final @Nullable Risk risk;

    private Stage(int number, String text, WriteRoute writeRoute, ReadRoute readRoute, @Nullable Risk risk) {
        this.number = number;
        this.text = text;
        this.writeRoute = writeRoute;
        this.readRoute = readRoute;
        this.risk = risk;
    }

    private static Stage ofFlags(
            int number, boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead) {
        WriteRoute writes = mongoWrite
                ? dynamoWrite ? WriteRoute.MONGO_THEN_DYNAMO : WriteRoute.MONGO
                : dynamoWrite ? WriteRoute.DYNAMO : WriteRoute.MONGO_BECAUSE_BOTH_ARE_OFF;
        ReadRoute reads = !dynamoRead ? ReadRoute.MONGO : mongoRead ? ReadRoute.BOTH : ReadRoute.DYNAMO;
        String text = "mongo-write " + onOff(mongoWrite) + ", mongo-read " + onOff(mongoRead) + ", dynamo-write "
                + onOff(dynamoWrite) + ", dynamo-read " + onOff(dynamoRead);
        return new Stage(number, text, writes, reads, Risk.of(writes, reads));
    }

    private static WriteRoute writes(MigrationStep step) {
        switch (step) {
            case OFF:
                return WriteRoute.MONGO;
            case DUALWRITE:
            case SHADOW:
                return WriteRoute.MONGO_THEN_DYNAMO;
            case LIVE:
            case RAMPDOWN:
                return WriteRoute.DYNAMO_THEN_MONGO;
            default:
                return WriteRoute.DYNAMO;
        }
    }

    private static ReadRoute reads(MigrationStep step) {
        switch (step) {
            case OFF:
            case DUALWRITE:
                return ReadRoute.MONGO;
            case SHADOW:
                return ReadRoute.BOTH;
            case LIVE:
                return ReadRoute.DYNAMO_BESIDE_MONGO;
            default:
                return ReadRoute.DYNAMO;
        }
    }

    /** A combination of the four flags. */
    public static Stage of(boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead) {
        return ALL[(mongoWrite ? 8 : 0) | (mongoRead ? 4 : 0) | (dynamoWrite ? 2 : 0) | (dynamoRead ? 1 : 0)];
    }

    /** A stage of a migration flag, with LaunchDarkly's meaning of it. */
    public static Stage of(MigrationStep step) {
        return Objects.requireNonNull(OF_STEPS.get(step));
    }

    /** What holds for four flags while no value can be had. */
    public static Stage defaults(FlagSettings settings) {
        return of(
                        settings.defaultMongoWrite(),
                        settings.defaultMongoRead(),
                        settings.defaultDynamoWrite(),
                        settings.defaultDynamoRead())
                .guarded(settings.cohortGuard());
    }

    /**
     * DynamoDB is read only where it is written too. Each flag buckets by a salt of its own, so the 10 % that read are not
     * the 10 % that write, and would find stale items.
     */
    Stage guarded(boolean cohortGuard) {
        return cohortGuard && readRoute.isDynamo() && !writeRoute.isDynamo() ? ALL[number & ~1] : this;
    }

    /** From 0, the place in {@link #ALL}. */
    int number() {
        return number;
    }

    /** Whether four flags say it, which then have the values below. */
    boolean isOfFlags() {
        return number < COMBINATIONS;
    }

    boolean isMongoWrite() {
        return (number & 8) != 0;
    }

    boolean isMongoRead() {
        return (number & 4) != 0;
    }

    boolean isDynamoWrite() {
        return (number & 2) != 0;
    }

    boolean isDynamoRead() {
        return (number & 1) != 0;
    }

    public WriteRoute writeRoute() {
        return writeRoute;
    }

    public ReadRoute readRoute() {
        return readRoute;
    }

    /** What nobody can have meant by these flags; null where they make sense. */
    public @Nullable Risk risk() {
        return risk;
    }

    /** As {@code mongo-write on, mongo-read on, dynamo-write off, dynamo-read off}, or {@code stage shadow}. */
    @Override
    public String toString() {
        return text;
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
