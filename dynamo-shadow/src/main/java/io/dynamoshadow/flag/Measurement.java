package io.dynamoshadow.flag;

/**
 * What LaunchDarkly is told of one call by a migration flag: which stores were invoked, how long each took, what failed, and
 * whether both agreed. Where it is told nothing, all of this does nothing. Several may measure one call, at several times: it is
 * told when the last of them is {@link #done}. Thread-safe.
 */
public interface Measurement {
    /** Nobody is told anything. */
    Measurement NONE = new Measurement() {
        @Override
        public boolean isWanted() {
            return false;
        }

        @Override
        public void mongo(long nanos, boolean failed) {}

        @Override
        public void dynamo(long nanos, boolean failed) {}

        @Override
        public void compared(boolean equal) {}

        @Override
        public void further() {}

        @Override
        public void done() {}
    };

    /** Whether it is worth the while to look at the clock. */
    boolean isWanted();

    /** Mongo was invoked. */
    void mongo(long nanos, boolean failed);

    /** DynamoDB was invoked. */
    void dynamo(long nanos, boolean failed);

    /** Both results were compared. */
    void compared(boolean equal);

    /** One more measures, beside whoever began. */
    void further();

    /** One of them is done. To be called as often as there are any. */
    void done();
}
