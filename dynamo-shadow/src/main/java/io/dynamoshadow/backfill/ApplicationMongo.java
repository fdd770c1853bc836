package io.dynamoshadow.backfill;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mongo as the application reaches it: by its own driver, of whatever version that is, so that every server which the
 * application can read can be read here, and its DAO can be given what its constructor asks for. The driver (3.8 or newer)
 * is on the application's class path and not on ours; hence the reflection. Not thread-safe, but what it makes may be.
 */
public final class ApplicationMongo implements AutoCloseable {
    private static final int KEYS_AT_ONCE = 1_000;

    private final ClassLoader application;
    private final Object client;
    private final Object database;

    private final @Nullable String readPreference;

    private ApplicationMongo(ClassLoader application, Object client, Object database, @Nullable String readPreference) {
        this.application = application;
        this.client = client;
        this.database = database;
        this.readPreference = readPreference;
    }

    /**
     * @param application the loader of the application's classes
     * @param uri with the name of the database in it
     * @throws BackfillException where there is no driver, or the address is wrong
     */
    public static ApplicationMongo connect(ClassLoader application, String uri) {
        try {
            Object connection = application
                    .loadClass("com.mongodb.ConnectionString")
                    .getConstructor(String.class)
                    .newInstance(uri);
            Object name = connection.getClass().getMethod("getDatabase").invoke(connection);
            if (name == null) {
                throw new BackfillException("mongo.uri names no database. Write it like mongodb://host:27017/events");
            }
            Object client = application
                    .loadClass("com.mongodb.client.MongoClients")
                    .getMethod("create", String.class)
                    .invoke(null, uri);
            Object database = call(
                    application.loadClass("com.mongodb.client.MongoClient"), client, "getDatabase", String.class, name);
            Object preference =
                    connection.getClass().getMethod("getReadPreference").invoke(connection);
            String preferred = preference == null
                    ? null
                    : String.valueOf(application
                            .loadClass("com.mongodb.ReadPreference")
                            .getMethod("getName")
                            .invoke(preference));
            return new ApplicationMongo(application, client, database, preferred);
        } catch (ClassNotFoundException noDriver) {
            throw new BackfillException("the class path has no MongoDB driver of 3.8 or newer (" + noDriver.getMessage()
                    + "). Give --classpath the application's libraries too");
        } catch (InvocationTargetException refused) {
            throw new BackfillException("mongo.uri is refused by the driver: " + refused.getCause());
        } catch (ReflectiveOperationException unexpected) {
            throw new BackfillException("the MongoDB driver is of no version that we know: " + unexpected);
        }
    }

    /** What the address says instead of that Mongo's primary is read, which is the only one that knows what was written last; or null. */
    public @Nullable String otherReadPreference() {
        return "primary".equals(readPreference) ? null : readPreference;
    }

    /**
     * The application's DAO, built by the first of its constructors that asks for nothing but a client, a database or a
     * collection.
     */
    public Object newDao(Class<?> implementation, String collection) {
        List<String> asked = new ArrayList<>();
        for (Constructor<?> constructor : constructors(implementation)) {
            List<Object> arguments = new ArrayList<>();
            for (Class<?> parameter : constructor.getParameterTypes()) {
                Object argument = argument(parameter, collection);
                if (argument != null) {
                    arguments.add(argument);
                }
            }
            if (arguments.size() == constructor.getParameterCount()) {
                return build(constructor, arguments.toArray());
            }
            asked.add(constructor.toGenericString());
        }
        throw new BackfillException(implementation.getName()
                + " cannot be built: it needs a constructor that takes a MongoClient, MongoDatabase or MongoCollection, and has "
                + asked);
    }

    private static Constructor<?>[] constructors(Class<?> implementation) {
        try {
            return implementation.getDeclaredConstructors();
        } catch (LinkageError incomplete) {
            throw new BackfillException(implementation.getName() + " cannot be built, since the class path lacks what a"
                    + " constructor asks for (" + incomplete.getMessage()
                    + "). Give --classpath the application's libraries too");
        }
    }

    private @Nullable Object argument(Class<?> parameter, String collection) {
        switch (parameter.getName()) {
            case "com.mongodb.client.MongoClient":
                return client;
            case "com.mongodb.client.MongoDatabase":
                return database;
            case "com.mongodb.client.MongoCollection":
                return collection(collection);
            default:
                return null;
        }
    }

    private static Object build(Constructor<?> constructor, Object[] arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw new BackfillException(
                    "the constructor of " + constructor.getDeclaringClass().getName() + " threw " + thrown.getCause());
        } catch (ReflectiveOperationException unexpected) {
            throw new BackfillException(constructor + " cannot be called: " + unexpected);
        }
    }

    /**
     * The keys of a collection.
     *
     * @param field the documents' field that holds them
     * @param keyType what the DAO's reading method takes
     */
    public KeySource keys(String collection, String field, Class<?> keyType) {
        Object mongo = collection(collection);
        return new KeySource() {
            @Override
            public long estimatedCount() {
                return ((Number) callOn("com.mongodb.client.MongoCollection", mongo, "estimatedDocumentCount"))
                        .longValue();
            }

            @Override
            public Iterator<Object> keys() {
                Iterator<?> documents = documents(mongo, field);
                return new Iterator<Object>() {
                    @Override
                    public boolean hasNext() {
                        return documents.hasNext();
                    }

                    @Override
                    public Object next() {
                        Map<?, ?> document = (Map<?, ?>) documents.next();
                        return MongoKey.as(keyType, document.get(field), document);
                    }
                };
            }

            @Override
            public boolean has(Object key) {
                return isThere(mongo, field, key);
            }

            @Override
            public void close() {}
        };
    }

    private boolean isThere(Object collection, String field, Object key) {
        try {
            Class<?> document = application.loadClass("org.bson.Document");
            Object any = document.getConstructor(Map.class)
                    .newInstance(Collections.singletonMap("$in", MongoKey.asStored(key, application)));
            Object filter = document.getConstructor(Map.class).newInstance(Collections.singletonMap(field, any));
            Object found = call(
                    application.loadClass("com.mongodb.client.MongoCollection"),
                    collection,
                    "find",
                    application.loadClass("org.bson.conversions.Bson"),
                    filter);
            return application
                            .loadClass("com.mongodb.client.FindIterable")
                            .getMethod("first")
                            .invoke(found)
                    != null;
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException("Mongo cannot be read: " + thrown.getCause(), thrown.getCause());
        } catch (ReflectiveOperationException unexpected) {
            throw new BackfillException("a key cannot be looked for by the application's driver: " + unexpected);
        }
    }

    private Iterator<?> documents(Object collection, String field) {
        try {
            Object projection = application
                    .loadClass("org.bson.Document")
                    .getConstructor(Map.class)
                    .newInstance(Collections.singletonMap(field, 1));
            Class<?> iterable = application.loadClass("com.mongodb.client.FindIterable");
            Object found = callOn("com.mongodb.client.MongoCollection", collection, "find");
            Object projected =
                    call(iterable, found, "projection", application.loadClass("org.bson.conversions.Bson"), projection);
            // an answer holds 16 MB unless told otherwise, which is a day's work of keys: longer than a cursor lives
            Object inParts = call(iterable, projected, "batchSize", int.class, KEYS_AT_ONCE);
            return ((Iterable<?>) inParts).iterator();
        } catch (ReflectiveOperationException unexpected) {
            throw new BackfillException("the keys cannot be read by the application's driver: " + unexpected);
        }
    }

    private Object collection(String name) {
        try {
            return call(
                    application.loadClass("com.mongodb.client.MongoDatabase"),
                    database,
                    "getCollection",
                    String.class,
                    name);
        } catch (ReflectiveOperationException unexpected) {
            throw new BackfillException("the collection " + name + " cannot be had: " + unexpected);
        }
    }

    private Object callOn(String type, Object target, String method) {
        try {
            return application.loadClass(type).getMethod(method).invoke(target);
        } catch (InvocationTargetException thrown) {
            throw new BackfillException("Mongo cannot be read: " + thrown.getCause());
        } catch (ReflectiveOperationException unexpected) {
            throw new BackfillException("the MongoDB driver is of no version that we know: " + unexpected);
        }
    }

    /** Through the public interface: the driver's own classes are hidden. */
    private static Object call(Class<?> type, Object target, String name, Class<?> parameter, Object argument)
            throws ReflectiveOperationException {
        Method method = type.getMethod(name, parameter);
        return method.invoke(target, argument);
    }

    @Override
    public void close() {
        callOn("com.mongodb.client.MongoClient", client, "close");
    }
}
