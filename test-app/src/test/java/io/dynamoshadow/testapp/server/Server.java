package io.dynamoshadow.testapp.server;

/** A store that runs for a test or the demo. An embedded one can be stopped and comes back with its data. */
public interface Server extends AutoCloseable {

    /** Where it listens: a Mongo connection string without a database, or the DynamoDB endpoint. */
    String uri();

    /** Whether it is ours to stop; servers named by an environment variable are not. */
    boolean isOurs();

    /** Closes its port and every connection. Its data stay. */
    void stop();

    /** Opens the same port again after {@link #stop()}. */
    void start();

    /** Stops it for good. */
    @Override
    void close();
}
