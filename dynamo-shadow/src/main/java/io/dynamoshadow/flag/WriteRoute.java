package io.dynamoshadow.flag;

/** Where one write goes. */
public enum WriteRoute {
    MONGO,
    /** Mongo, and DynamoDB once Mongo has succeeded. */
    MONGO_THEN_DYNAMO,
    /** DynamoDB, while the caller waits; and Mongo once DynamoDB has succeeded. */
    DYNAMO_THEN_MONGO,
    DYNAMO,
    /** Both flags are off. A write must not vanish: it goes to Mongo, and that is said. */
    MONGO_BECAUSE_BOTH_ARE_OFF;

    /** Whether DynamoDB is written at all. */
    public boolean isDynamo() {
        return this == MONGO_THEN_DYNAMO || this == DYNAMO_THEN_MONGO || this == DYNAMO;
    }

    /** Whether it is DynamoDB that answers. */
    public boolean isAnsweredByDynamo() {
        return this == DYNAMO || this == DYNAMO_THEN_MONGO;
    }

    /** Whether Mongo is written at all. */
    public boolean isMongo() {
        return this != DYNAMO;
    }
}
