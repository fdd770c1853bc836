package io.dynamoshadow.outbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How much of the heap entries may take while they wait. Thread-safe. */
final class Room {
    /** What a value takes beside its text, with its place in a map; measured on JDK 17, and rounded up. */
    private static final long BYTES_PER_VALUE = 160;

    private static final long BYTES_PER_ENTRY = 500;

    private final long most;
    private final AtomicLong taken = new AtomicLong();
    private volatile boolean isRefusing;

    /** @param most in bytes, about */
    Room(long most) {
        this.most = most;
    }

    /** A part of it, until it is given back. */
    final class Share {
        private final long bytes;
        private final AtomicBoolean isBack = new AtomicBoolean();

        private Share(long bytes) {
            this.bytes = bytes;
        }

        /** Gives it back; a second time changes nothing. */
        void giveBack() {
            if (isBack.compareAndSet(false, true)) {
                taken.addAndGet(-bytes);
                isRefusing = false;
            }
        }
    }

    /**
     * Room for that much.
     *
     * @return null where there is none; but what is greater than all of the room has some where nothing else is
     */
    @Nullable
    Share take(long bytes) {
        long before = taken.getAndAdd(bytes);
        if (before > 0 && before + bytes > most) {
            taken.addAndGet(-bytes);
            isRefusing = true;
            return null;
        }
        return new Share(bytes);
    }

    /** The same for what would be lost without, so that it is not asked whether there is any. */
    Share takeAnyway(long bytes) {
        taken.addAndGet(bytes);
        return new Share(bytes);
    }

    /** Whether more may find some: nothing was refused since something was given back. */
    boolean hasRoom() {
        return !isRefusing && taken.get() < most;
    }

    boolean isHalfEmpty() {
        return taken.get() <= most / 2;
    }

    /** About how much of the heap an entry takes, in bytes. */
    static long bytesOf(Entry entry) {
        long bytes = BYTES_PER_ENTRY + bytesOf(entry.key());
        List<AttributeValue> arguments = entry.arguments();
        if (arguments != null) {
            for (AttributeValue argument : arguments) {
                bytes += bytesOf(argument);
            }
        }
        Map<String, AttributeValue> item = entry.item();
        return item == null ? bytes : bytes + bytesOf(item);
    }

    private static long bytesOf(Map<String, AttributeValue> attributes) {
        long bytes = 0;
        for (AttributeValue value : attributes.values()) {
            bytes += bytesOf(value);
        }
        return bytes;
    }

    private static long bytesOf(AttributeValue value) {
        long bytes = BYTES_PER_VALUE;
        if (value.s() != null) {
            bytes += value.s().length();
        } else if (value.n() != null) {
            bytes += value.n().length();
        } else if (value.b() != null) {
            bytes += value.b().asByteArrayUnsafe().length;
        } else if (value.hasM()) {
            bytes += bytesOf(value.m());
        } else if (value.hasL()) {
            for (AttributeValue element : value.l()) {
                bytes += bytesOf(element);
            }
        }
        return bytes;
    }
}
