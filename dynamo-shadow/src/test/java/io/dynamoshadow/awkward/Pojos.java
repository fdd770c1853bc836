package io.dynamoshadow.awkward;

import static org.bson.codecs.configuration.CodecRegistries.fromCodecs;
import static org.bson.codecs.configuration.CodecRegistries.fromProviders;
import static org.bson.codecs.configuration.CodecRegistries.fromRegistries;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.UuidRepresentation;
import org.bson.codecs.UuidCodec;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.pojo.PojoCodecProvider;

/** Collections whose documents the driver itself makes into objects. */
public final class Pojos {
    private static final CodecRegistry REGISTRY = fromRegistries(
            fromCodecs(new UuidCodec(UuidRepresentation.STANDARD)),
            MongoClientSettings.getDefaultCodecRegistry(),
            fromProviders(PojoCodecProvider.builder().automatic(true).build()));

    private Pojos() {}

    public static <T> MongoCollection<T> collection(MongoDatabase database, String name, Class<T> type) {
        return database.getCollection(name, type).withCodecRegistry(REGISTRY);
    }
}
