package com.acme.boot2;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import com.mongodb.session.ServerSession;
import java.lang.reflect.Proxy;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring's own transactions of Mongo, over sessions that stand in for a server's: a single Mongo has none, and so what is to be undone
 * is undone by hand.
 */
final class MongoTransactions implements MongoDatabaseFactory {

    private final Runnable undo;

    private MongoTransactions(Runnable undo) {
        this.undo = undo;
    }

    /** Does the work in a transaction, and undoes it when that is rolled back. */
    static void run(Runnable work, boolean commit, Runnable undo) {
        new TransactionTemplate(new MongoTransactionManager(new MongoTransactions(undo))).execute(status -> {
            work.run();
            if (!commit) {
                status.setRollbackOnly();
            }
            return null;
        });
    }

    @Override
    public ClientSession getSession(ClientSessionOptions options) {
        boolean[] active = {false};
        ServerSession server = standIn(ServerSession.class, method -> null);
        return standIn(ClientSession.class, method -> {
            switch (method) {
                case "startTransaction":
                    active[0] = true;
                    return null;
                case "abortTransaction":
                    undo.run();
                    active[0] = false;
                    return null;
                case "commitTransaction":
                    active[0] = false;
                    return null;
                case "hasActiveTransaction":
                    return active[0];
                case "getServerSession":
                    return server;
                default:
                    return null;
            }
        });
    }

    private interface Answers {
        Object to(String method);
    }

    private static <T> T standIn(Class<T> type, Answers answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Object answer = answers.to(method.getName());
                    if (answer != null || !method.getReturnType().isPrimitive()) {
                        return answer;
                    }
                    Class<?> primitive = method.getReturnType();
                    return primitive == boolean.class
                            ? (Object) false
                            : primitive == long.class ? (Object) 0L : primitive == int.class ? (Object) 0 : null;
                }));
    }

    @Override
    public MongoDatabase getMongoDatabase() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MongoDatabase getMongoDatabase(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PersistenceExceptionTranslator getExceptionTranslator() {
        return failure -> null;
    }

    @Override
    public MongoDatabaseFactory withSession(ClientSession session) {
        return this;
    }
}
