package io.dynamoshadow.agent.cli;

import io.dynamoshadow.backfill.ApplicationMongo;
import io.dynamoshadow.backfill.BackfillException;
import io.dynamoshadow.backfill.KeySource;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import org.jspecify.annotations.Nullable;

/** A DAO of the application's, made without the application, so that Mongo can be read through it. Immutable. */
final class ReadableDao {
    private final ApplicationClasses application;
    private final DaoSettings dao;
    private final String uri;
    private final String collection;
    private final Class<?> implementation;
    private final PlannedMethod reader;

    private ReadableDao(
            ApplicationClasses application,
            DaoSettings dao,
            String uri,
            String collection,
            Class<?> implementation,
            PlannedMethod reader) {
        this.application = application;
        this.dao = dao;
        this.uri = uri;
        this.collection = collection;
        this.implementation = implementation;
        this.reader = reader;
    }

    /** @throws BackfillException where the settings or the DAO lack what that needs */
    static ReadableDao of(ShadowSettings settings, DaoPlan plan, ApplicationClasses application) {
        DaoSettings dao = plan.settings();
        String uri = settings.mongoUri();
        if (uri == null) {
            throw new BackfillException(
                    "the settings do not say where Mongo is. Write mongo.uri =" + " mongodb://host:27017/database");
        }
        String implementation = required(dao, "implementation", dao.implementation(), "com.acme.events.MongoEventDao");
        String collection = required(dao, "collection", dao.collection(), "events");
        PlannedMethod reader = plan.reader();
        if (reader == null || reader.method().method().getParameterCount() != 1) {
            throw new BackfillException(dao.interfaceName() + " has no method that takes the key " + dao.key()
                    + " alone and returns one entity, so entities cannot be read through it. If there is one, write dao."
                    + dao.name() + ".method.NAME = get($0)");
        }
        Class<?> daoClass = application.load(implementation);
        if (!plan.daoInterface().isAssignableFrom(daoClass)) {
            throw new BackfillException("dao." + dao.name() + ".implementation: " + implementation
                    + " does not implement " + dao.interfaceName());
        }
        return new ReadableDao(application, dao, uri, collection, daoClass, reader);
    }

    private static String required(DaoSettings dao, String key, @Nullable String value, String example) {
        if (value == null) {
            throw new BackfillException("the settings lack dao." + dao.name() + "." + key + ". Write it like dao."
                    + dao.name() + "." + key + " = " + example);
        }
        return value;
    }

    /** The method that takes a key and gives its entity. */
    PlannedMethod reader() {
        return reader;
    }

    ApplicationMongo connect() {
        return ApplicationMongo.connect(application.loader(), uri);
    }

    KeySource keys(ApplicationMongo mongo) {
        return mongo.keys(
                collection, dao.collectionKey(), reader.method().method().getParameterTypes()[0]);
    }

    Object dao(ApplicationMongo mongo) {
        return mongo.newDao(implementation, collection);
    }
}
