package io.dynamoshadow.flag;

/** Where one write goes. */
public enum WriteRoute {
    MONGO,
    /** Mongo, and DynamoDB once Mongo has succeeded. */
    MONGO_THEN_DYNAMO,
    DYNAMO,
    /** Both flags are off. A write must not vanish: it goes to Mongo, and that is said. */
    MONGO_BECAUSE_BOTH_ARE_OFF
}
