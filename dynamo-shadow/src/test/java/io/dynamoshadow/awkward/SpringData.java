package io.dynamoshadow.awkward;

import com.mongodb.client.MongoDatabase;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;

/** Repositories as Spring makes them, without a Spring application around them. */
public final class SpringData {
    private SpringData() {}

    public static <R> R repository(MongoDatabase database, Class<R> type) {
        MongoTemplate template = new MongoTemplate(LocalMongo.client(), database.getName());
        return new MongoRepositoryFactory(template).getRepository(type);
    }
}
