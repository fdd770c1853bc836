package io.dynamoshadow.operation;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What a hand-written mirror does for the method. Immutable. */
public final class HandWritten extends Operation {
    private final HandWrittenMirror mirror;
    private final Method method;
    private final boolean write;
    private final @Nullable Operation generated;

    /**
     * @param method the mirror's own
     * @param generated what would have been generated for the method, from which its key is known; null where nothing would
     */
    HandWritten(HandWrittenMirror mirror, Method method, boolean write, @Nullable Operation generated) {
        this.mirror = mirror;
        this.method = method;
        this.write = write;
        this.generated = generated;
    }

    /** What would have been generated; null where nothing would. */
    public @Nullable Operation generated() {
        return generated;
    }

    /** Calls the mirror's method; exceptions come as they were thrown. */
    public @Nullable Object call(@Nullable Object[] arguments) throws Throwable {
        return mirror.call(method, arguments);
    }

    @Override
    public boolean isWrite() {
        return write;
    }

    @Override
    public boolean isRead() {
        return !write;
    }

    @Override
    public String toString() {
        return "hand-written " + mirror + "." + method.getName();
    }
}
