package io.dynamoshadow.flag;

/** Where one read goes. */
public enum ReadRoute {
    MONGO,
    /** Mongo answers; DynamoDB is read too, and compared. */
    BOTH,
    DYNAMO
}
