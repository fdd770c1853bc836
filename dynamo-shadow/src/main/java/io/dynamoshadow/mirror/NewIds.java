package io.dynamoshadow.mirror;

import io.dynamoshadow.codec.CodecException;
import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.model.Types;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ids for entities that come without one where Mongo's driver would have made it: an ObjectId, as such or as its 24
 * hexadecimal digits, or a UUID. An ObjectId is seconds, five random bytes of the process, and a counter, as the BSON
 * specification says. Thread-safe.
 */
final class NewIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long PROCESS = RANDOM.nextLong() & 0xFF_FFFF_FFFFL;
    private static final AtomicInteger COUNTER = new AtomicInteger(RANDOM.nextInt());

    private final ItemCodec items;

    NewIds(ItemCodec items) {
        this.items = items;
    }

    /**
     * The entity with its id: where it has none it gets one, as the driver does; an immutable one is copied.
     *
     * @throws CodecException where its id is of a type of which Mongo makes none
     * @throws io.dynamoshadow.model.ModelException where it cannot be copied
     */
    Object giveTo(Object entity) {
        String identity = items.identity();
        if (identity == null || items.idOf(entity) != null) {
            return entity;
        }
        Class<?> type = Types.erase(items.typeOf(identity));
        Object id = newId(type);
        if (id == null) {
            throw new CodecException(entity.getClass().getSimpleName() + "." + identity + " is null, and a "
                    + type.getName() + " is no type of which Mongo makes ids");
        }
        return items.with(entity, identity, id);
    }

    private static @Nullable Object newId(Class<?> type) {
        if (type == String.class || type == Object.class) {
            return objectId();
        }
        if (type == UUID.class) {
            return UUID.randomUUID();
        }
        if (type.getName().equals("org.bson.types.ObjectId")) {
            try {
                return type.getConstructor(String.class).newInstance(objectId());
            } catch (ReflectiveOperationException unexpected) {
                throw new CodecException("no ObjectId can be made: " + unexpected);
            }
        }
        return null;
    }

    static String objectId() {
        long seconds = System.currentTimeMillis() / 1000;
        return String.format("%08x%010x%06x", seconds & 0xFFFF_FFFFL, PROCESS, COUNTER.getAndIncrement() & 0xFF_FFFF);
    }
}
