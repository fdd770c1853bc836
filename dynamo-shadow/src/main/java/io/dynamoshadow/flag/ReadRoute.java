package io.dynamoshadow.flag;

/** Where one read goes. */
public enum ReadRoute {
    MONGO,
    /** Mongo answers; DynamoDB is read too, and compared. */
    BOTH,
    /** DynamoDB answers; Mongo is read too, and compared. */
    DYNAMO_BESIDE_MONGO,
    DYNAMO;

    /** Whether DynamoDB is read at all. */
    public boolean isDynamo() {
        return this != MONGO;
    }

    /** Whether it is DynamoDB that answers. */
    public boolean isAnsweredByDynamo() {
        return this == DYNAMO || this == DYNAMO_BESIDE_MONGO;
    }
}
