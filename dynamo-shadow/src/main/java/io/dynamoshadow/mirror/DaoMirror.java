package io.dynamoshadow.mirror;

import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.store.ItemStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A DAO over DynamoDB that implements the application's own interface. Thread-safe. */
public final class DaoMirror {
    private final DaoPlan plan;
    private final ItemStore store;
    private final Map<PlannedMethod, MirrorMethod> methods = new HashMap<>();
    private final Object dao;

    public DaoMirror(DaoPlan plan, ItemStore store) {
        this.plan = plan;
        this.store = store;
        MirrorMethods operations = new MirrorMethods(plan.items(), store);
        Map<Method, MirrorMethod> byMethod = new LinkedHashMap<>();
        for (PlannedMethod planned : plan.methods()) {
            MirrorMethod method = operations.of(planned);
            methods.put(planned, method);
            byMethod.put(planned.method().method(), method);
        }
        this.dao = MirrorClass.create(plan.daoInterface(), byMethod);
        for (Method method : byMethod.keySet()) {
            method.setAccessible(true);
        }
    }

    public DaoPlan plan() {
        return plan;
    }

    /** The mirror itself: an implementation of the DAO's interface. */
    public Object dao() {
        return dao;
    }

    /** Calls the mirror as the application would call its DAO; exceptions come as they were thrown. */
    public @Nullable Object call(PlannedMethod method, @Nullable Object[] arguments) {
        try {
            return method.method().method().invoke(dao, arguments);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof RuntimeException) {
                throw (RuntimeException) cause;
            }
            if (cause instanceof Error) {
                throw (Error) cause;
            }
            throw new IllegalStateException(cause);
        } catch (IllegalAccessException impossible) {
            throw new LinkageError("made accessible", impossible);
        }
    }

    /**
     * What a writing call that Mongo has carried out leaves behind; null where it left everything as it was.
     *
     * @throws io.dynamoshadow.codec.CodecException where no item can hold it
     */
    public @Nullable Mutation mutation(PlannedMethod method, @Nullable Object[] arguments, @Nullable Object returned) {
        MirrorMethod mirrored = methods.get(method);
        return mirrored instanceof WriteMethod ? ((WriteMethod) mirrored).mutation(arguments, returned) : null;
    }

    /** The key that a writing call is about, or null where that cannot be told before it. */
    public @Nullable Object keyOf(PlannedMethod method, @Nullable Object[] arguments) {
        try {
            Mutation mutation = mutation(method, arguments, null);
            return mutation == null ? null : mutation.key();
        } catch (RuntimeException noKeyYet) {
            return null;
        }
    }

    /** Brings DynamoDB to the state of the mutation. */
    public void apply(Mutation mutation) {
        mutation.applyTo(store);
    }
}
