package io.dynamoshadow.model;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.StreamDrainer;
import org.jspecify.annotations.Nullable;

/** What a class file's debug tables call the parameters of its constructors and methods. Immutable. */
final class DebugNames {
    private final @Nullable TypeDescription type;

    private DebugNames(@Nullable TypeDescription type) {
        this.type = type;
    }

    /** Of a class whose loader still has its class file; else these names know nothing. */
    static DebugNames of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        String resource = type.getName().replace('.', '/') + ".class";
        try (InputStream in = loader == null
                ? ClassLoader.getSystemResourceAsStream(resource)
                : loader.getResourceAsStream(resource)) {
            if (in == null) {
                return new DebugNames(null);
            }
            TypePool pool = new TypePool.Default(
                    new TypePool.CacheProvider.Simple(),
                    ClassFileLocator.Simple.of(type.getName(), StreamDrainer.DEFAULT.drain(in)),
                    TypePool.Default.ReaderMode.EXTENDED);
            return new DebugNames(pool.describe(type.getName()).resolve());
        } catch (IOException | RuntimeException unreadable) {
            return new DebugNames(null);
        }
    }

    /** The names, or null where not all are known. */
    @Nullable
    List<String> of(Executable call) {
        if (type == null) {
            return null;
        }
        String descriptor = call instanceof java.lang.reflect.Constructor
                ? new MethodDescription.ForLoadedConstructor((java.lang.reflect.Constructor<?>) call).getDescriptor()
                : new MethodDescription.ForLoadedMethod((java.lang.reflect.Method) call).getDescriptor();
        String name = call instanceof java.lang.reflect.Constructor ? "<init>" : call.getName();
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (method.getInternalName().equals(name) && method.getDescriptor().equals(descriptor)) {
                List<String> names = new ArrayList<>();
                for (ParameterDescription parameter : method.getParameters()) {
                    if (!parameter.isNamed()) {
                        return null;
                    }
                    names.add(parameter.getName());
                }
                return names;
            }
        }
        return null;
    }
}
