package io.dynamoshadow.operation;

import io.dynamoshadow.codec.ItemCodec;
import io.dynamoshadow.config.DaoSettings;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Every method of a DAO with its operation: made once, then only read. Immutable. */
public final class DaoPlan {
    /** The rules that find readers, the surest first. */
    private static final List<String> READERS = Arrays.asList(
            new ReservedNameRule().name(),
            new ExpressionRule().name(),
            new DerivedQueryRule().name(),
            new ShapeRule().name(),
            HandWrittenRule.NAME);

    private final DaoSettings settings;
    private final Class<?> daoInterface;
    private final ItemCodec items;
    private final Map<Method, PlannedMethod> methods;
    private final @Nullable VersionProperty version;

    DaoPlan(DaoSettings settings, Class<?> daoInterface, ItemCodec items, Map<Method, PlannedMethod> methods) {
        this.settings = settings;
        this.daoInterface = daoInterface;
        this.items = items;
        this.methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
        this.version = VersionProperty.of(settings, items, methods.values());
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

    /** The property by which states of an entity are told apart in time; null where the settings name none. */
    public @Nullable VersionProperty version() {
        return version;
    }

    public Collection<PlannedMethod> methods() {
        return methods.values();
    }

    /** The method of that name and descriptor, or null where the interface has none. */
    public @Nullable PlannedMethod method(String name, String descriptor) {
        for (Map.Entry<Method, PlannedMethod> entry : methods.entrySet()) {
            Method method = entry.getKey();
            if (method.getName().equals(name)
                    && Type.getMethodDescriptor(method).equals(descriptor)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** The method of that {@linkplain DaoMethod#signature signature}, or null where the interface has none. */
    public @Nullable PlannedMethod method(String signature) {
        for (PlannedMethod method : methods.values()) {
            if (method.method().signature().equals(signature)) {
                return method;
            }
        }
        return null;
    }

    /**
     * The reading method that takes the whole key, each property of it as an argument of its own, and gives the entity; null
     * where none does.
     */
    public @Nullable PlannedMethod reader() {
        // what the settings or a reserved name say is surer than what a name looks like
        for (String rule : READERS) {
            for (PlannedMethod method : methods.values()) {
                if (method.rule().equals(rule) && isReader(method)) {
                    return method;
                }
            }
        }
        return null;
    }

    private static boolean isReader(PlannedMethod method) {
        Operation operation = method.operation();
        if (operation instanceof HandWritten) {
            operation = ((HandWritten) operation).generated();
        }
        if (!(operation instanceof Get) || method.result().isAsync()) {
            return false;
        }
        Collection<Argument> arguments = ((Get) operation).key().arguments().values();
        for (Argument argument : arguments) {
            if (!argument.isWhole()) {
                return false;
            }
        }
        return arguments.size() == method.method().method().getParameterCount();
    }

    /**
     * The arguments by which the {@linkplain #reader reader} reads an entity.
     *
     * @param valueOf gives the value of each property of the key, by its path
     */
    public @Nullable Object[] readerArguments(PlannedMethod reader, Function<String, @Nullable Object> valueOf) {
        Operation operation = reader.operation();
        Get get = (Get) (operation instanceof HandWritten ? ((HandWritten) operation).generated() : operation);
        @Nullable
        Object[] arguments = new @Nullable Object[reader.method().method().getParameterCount()];
        Class<?>[] types = reader.method().method().getParameterTypes();
        if (get == null) {
            throw new IllegalArgumentException(reader + " is no reader");
        }
        get.key().arguments().forEach((property, argument) -> {
            Object value = valueOf.apply(property);
            arguments[argument.index()] =
                    value == null ? null : ReaderArgument.as(types[argument.index()], value, items.codecs());
        });
        return arguments;
    }
}
