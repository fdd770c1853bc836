package io.dynamoshadow.flag;

import org.jspecify.annotations.Nullable;

/** A combination of the four flags that has an effect, as all have, but one that nobody can have wanted. */
public enum Risk {
    BOTH_WRITES_ARE_OFF(
            "both write flags are off",
            "it went to Mongo, since a write must not vanish",
            "mongo-write or dynamo-write on"),
    MONGO_IS_READ_AND_NOT_WRITTEN(
            "writes go to DynamoDB alone, and Mongo answers reads",
            "these will not find what is written",
            "dynamo-read on and mongo-read off, or mongo-write on"),
    DYNAMO_IS_READ_AND_NOT_WRITTEN(
            "DynamoDB is read, and writes go to Mongo alone",
            "what is found in DynamoDB was true once",
            "dynamo-write on, or dynamo-read off");

    private final String flags;
    private final String effect;
    private final String mend;

    Risk(String flags, String effect, String mend) {
        this.flags = flags;
        this.effect = effect;
        this.mend = mend;
    }

    static @Nullable Risk of(WriteRoute writes, ReadRoute reads) {
        if (writes == WriteRoute.MONGO_BECAUSE_BOTH_ARE_OFF) {
            return BOTH_WRITES_ARE_OFF;
        }
        if (writes == WriteRoute.DYNAMO && reads != ReadRoute.DYNAMO) {
            return MONGO_IS_READ_AND_NOT_WRITTEN;
        }
        return writes == WriteRoute.MONGO && reads.isDynamo() ? DYNAMO_IS_READ_AND_NOT_WRITTEN : null;
    }

    /** What is wrong, what comes of it, and what to do about it. */
    public String told(String dao, String method) {
        return flags + " for a call of " + method + "; " + effect + ". Turn " + dao + "'s " + mend;
    }
}
