package io.dynamoshadow.testapp.config;

/** The four flags of a DAO. */
public enum Flag {
    MONGO_WRITE("mongo-write"),
    MONGO_READ("mongo-read"),
    DYNAMO_WRITE("dynamo-write"),
    DYNAMO_READ("dynamo-read");

    private final String suffix;

    Flag(String suffix) {
        this.suffix = suffix;
    }

    /** The key of this flag, for the DAO of that name or prefix. */
    public String key(String dao) {
        return dao + "-" + suffix;
    }
}
