package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.Table;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.SpringData;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an insert throws where the key is there already: what the application expects of its DAO. That is an exception which
 * the method declares for it; else Spring's, where the DAO is one of its repositories; else the Mongo driver's own. All are
 * the application's classes, of whatever version it has. Thread-safe.
 */
final class DuplicateKeys {
    private static final Pattern DECLARED = Pattern.compile(".*(Duplicate|AlreadyExist|Conflict|NotUnique).*");
    private static final String REPOSITORY = "org.springframework.data.repository.Repository";
    private static final int DUPLICATE_KEY = 11000;

    private final PlannedMethod method;
    private final Class<?> daoInterface;

    DuplicateKeys(DaoPlan plan, PlannedMethod method) {
        this.method = method;
        this.daoInterface = plan.daoInterface();
    }

    /** Throws it; the type is for the compiler's sake. */
    RuntimeException of(Table table, Map<String, AttributeValue> key) {
        String message =
                "E11000 duplicate key error: the DynamoDB table " + table.name() + " holds " + text(key) + " already";
        Throwable declared = declared(message);
        Throwable known = declared != null ? declared : isSpring() ? spring(message) : null;
        Throwable failure = known != null ? known : driver(message);
        throw Sneaky.rethrown(failure == null ? new IllegalStateException(message) : failure);
    }

    private static String text(Map<String, AttributeValue> key) {
        List<String> parts = new ArrayList<>();
        key.forEach((attribute, value) -> parts.add(
                attribute + " " + (value.s() != null ? value.s() : value.n() != null ? value.n() : "(binary)")));
        return String.join(", ", parts);
    }

    private @Nullable Throwable declared(String message) {
        for (Class<?> type : method.method().method().getExceptionTypes()) {
            if (DECLARED.matcher(type.getSimpleName()).matches()) {
                try {
                    return (Throwable) type.getConstructor(String.class).newInstance(message);
                } catch (ReflectiveOperationException | RuntimeException another) {
                    // it wants to be built another way, which nobody has told us
                }
            }
        }
        return null;
    }

    private boolean isSpring() {
        return SpringData.find(daoInterface, REPOSITORY) != null;
    }

    private @Nullable Throwable spring(String message) {
        try {
            return (Throwable) named("org.springframework.dao.DuplicateKeyException")
                    .getConstructor(String.class, Throwable.class)
                    .newInstance(message, driver(message));
        } catch (ReflectiveOperationException | LinkageError none) {
            return null;
        }
    }

    /** The driver's constructors have changed from version to version: the arguments are chosen by their types. */
    private @Nullable Throwable driver(String message) {
        try {
            Class<?> document = named("org.bson.BsonDocument");
            Object error = named("com.mongodb.WriteError")
                    .getConstructor(int.class, String.class, document)
                    .newInstance(
                            DUPLICATE_KEY, message, document.getConstructor().newInstance());
            Object address = named("com.mongodb.ServerAddress").getConstructor().newInstance();
            for (Constructor<?> constructor :
                    named("com.mongodb.MongoWriteException").getConstructors()) {
                Object[] arguments = new Object[constructor.getParameterCount()];
                Class<?>[] types = constructor.getParameterTypes();
                for (int i = 0; i < types.length; i++) {
                    arguments[i] = types[i].isInstance(error)
                            ? error
                            : types[i].isInstance(address)
                                    ? address
                                    : types[i].isAssignableFrom(Collection.class) ? Collections.emptySet() : null;
                }
                return (Throwable) constructor.newInstance(arguments);
            }
            return null;
        } catch (ReflectiveOperationException | LinkageError | RuntimeException none) {
            return null;
        }
    }

    private Class<?> named(String name) throws ClassNotFoundException {
        return Class.forName(name, true, daoInterface.getClassLoader());
    }
}
