package io.dynamoshadow.operation;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.config.DaoSettings;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every method of a DAO with its operation: made once, then only read. Immutable. */
public final class DaoPlan {
    private final DaoSettings settings;
    private final Class<?> daoInterface;
    private final ItemCodec items;
    private final Map<Method, PlannedMethod> methods;

    DaoPlan(DaoSettings settings, Class<?> daoInterface, ItemCodec items, Map<Method, PlannedMethod> methods) {
        this.settings = settings;
        this.daoInterface = daoInterface;
        this.items = items;
        this.methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
    }

    public DaoSettings settings() {
        return settings;
    }

    /** The DAO's name in the settings. */
    public String name() {
        return settings.name();
    }

    public Class<?> daoInterface() {
        return daoInterface;
    }

    public ItemCodec items() {
        return items;
    }

    public Collection<PlannedMethod> methods() {
        return methods.values();
    }

    /** The method of that name and descriptor, or null where the interface has none. */
    public @Nullable PlannedMethod method(String name, String descriptor) {
        for (Map.Entry<Method, PlannedMethod> entry : methods.entrySet()) {
            Method method = entry.getKey();
            if (method.getName().equals(name)
                    && net.bytebuddy.jar.asm.Type.getMethodDescriptor(method).equals(descriptor)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** The one reading method that takes the whole key and gives the entity, or null where none does. */
    public @Nullable PlannedMethod reader() {
        for (PlannedMethod method : new ArrayList<>(methods.values())) {
            if (method.operation() instanceof Get) {
                return method;
            }
        }
        return null;
    }
}
