package io.dynamoshadow.testapp.server;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Both stores: embedded ones, or those that {@code MONGO_URI} and {@code DYNAMO_ENDPOINT} name.
 *
 * <p>Tests that share them keep apart by a database and a table of their own.
 */
public final class Servers implements AutoCloseable {

    private final Server mongo;
    private final Server dynamo;

    private Servers(Server mongo, Server dynamo) {
        this.mongo = mongo;
        this.dynamo = dynamo;
    }

    /** Starts what is not named by the environment; takes about three seconds. */
    public static Servers start() {
        return new Servers(
                namedOr(System.getenv("MONGO_URI"), EmbeddedMongo::new),
                namedOr(System.getenv("DYNAMO_ENDPOINT"), EmbeddedDynamo::new));
    }

    public Server mongo() {
        return mongo;
    }

    public Server dynamo() {
        return dynamo;
    }

    /** The connection string of a database on the Mongo server. */
    public String mongoUri(String database) {
        String uri = mongo.uri();
        int question = uri.indexOf('?');
        String options = question < 0 ? "" : uri.substring(question);
        String server = question < 0 ? uri : uri.substring(0, question);
        int slash = server.indexOf('/', "mongodb+srv://".length());
        return (slash < 0 ? server : server.substring(0, slash)) + "/" + database + options;
    }

    public String dynamoEndpoint() {
        return dynamo.uri();
    }

    @Override
    public void close() {
        mongo.close();
        dynamo.close();
    }

    private static Server namedOr(@Nullable String uri, Supplier<Server> embedded) {
        return uri == null || uri.isBlank() ? embedded.get() : new NamedServer(uri);
    }
}
