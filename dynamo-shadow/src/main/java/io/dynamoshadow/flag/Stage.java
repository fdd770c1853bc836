package io.dynamoshadow.flag;

import io.dynamoshadow.config.FlagSettings;

/** The four flags of one call, taken together. Immutable; there are only sixteen of them. */
public final class Stage {
    /** By their numbers. */
    static final Stage[] ALL = new Stage[16];

    static {
        for (int i = 0; i < ALL.length; i++) {
            ALL[i] = new Stage(i, (i & 8) != 0, (i & 4) != 0, (i & 2) != 0, (i & 1) != 0);
        }
    }

    private final int number;
    private final boolean mongoWrite;
    private final boolean mongoRead;
    private final boolean dynamoWrite;
    private final boolean dynamoRead;

    private Stage(int number, boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead) {
        this.number = number;
        this.mongoWrite = mongoWrite;
        this.mongoRead = mongoRead;
        this.dynamoWrite = dynamoWrite;
        this.dynamoRead = dynamoRead;
    }

    public static Stage of(boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead) {
        return ALL[(mongoWrite ? 8 : 0) | (mongoRead ? 4 : 0) | (dynamoWrite ? 2 : 0) | (dynamoRead ? 1 : 0)];
    }

    /** What holds while no flag value can be had. */
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
        return cohortGuard && dynamoRead && !dynamoWrite ? of(mongoWrite, mongoRead, false, false) : this;
    }

    /** From 0 to 15. */
    int number() {
        return number;
    }

    boolean isMongoWrite() {
        return mongoWrite;
    }

    boolean isMongoRead() {
        return mongoRead;
    }

    boolean isDynamoWrite() {
        return dynamoWrite;
    }

    boolean isDynamoRead() {
        return dynamoRead;
    }

    public WriteRoute writeRoute() {
        if (mongoWrite) {
            return dynamoWrite ? WriteRoute.MONGO_THEN_DYNAMO : WriteRoute.MONGO;
        }
        return dynamoWrite ? WriteRoute.DYNAMO : WriteRoute.MONGO_BECAUSE_BOTH_ARE_OFF;
    }

    public ReadRoute readRoute() {
        if (!dynamoRead) {
            return ReadRoute.MONGO;
        }
        return mongoRead ? ReadRoute.BOTH : ReadRoute.DYNAMO;
    }

    /** As {@code mongo-write on, mongo-read on, dynamo-write off, dynamo-read off}. */
    @Override
    public String toString() {
        return "mongo-write " + onOff(mongoWrite) + ", mongo-read " + onOff(mongoRead) + ", dynamo-write "
                + onOff(dynamoWrite) + ", dynamo-read " + onOff(dynamoRead);
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
