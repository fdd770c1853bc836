package io.dynamoshadow.mirror;

import io.dynamoshadow.model.ModelException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.SyntheticState;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;

/**
 * Generates the mirror DAO: a class beside the application's own that implements the DAO's interface, each method handing
 * its arguments to a function. The functions are known to it as {@link Function} alone, since it lives below the
 * application's loader, which knows nothing of ours.
 */
final class MirrorClass {
    /** What marks a class as ours to everyone who weaves, ourselves included. */
    private static final String NAME = "$DynamoShadowMirror";

    private MirrorClass() {}

    /**
     * @param methods every method of the interface but the default methods that keep their bodies
     * @param dump the folder into which the class file is written too, or null
     */
    static Object create(Class<?> daoInterface, Map<Method, MirrorMethod> methods, @Nullable Path dump) {
        DynamicType.Builder<Object> builder = new ByteBuddy()
                .subclass(Object.class)
                // what other agents take for a compiler's own, and leave alone
                .modifiers(Visibility.PUBLIC, SyntheticState.SYNTHETIC)
                .name(daoInterface.getName() + NAME + MirrorLoader.suffix(daoInterface))
                .implement(daoInterface)
                .method(ElementMatchers.isToString())
                .intercept(FixedValue.value("DynamoDB mirror of " + daoInterface.getName()));
        Map<String, MirrorMethod> fields = new LinkedHashMap<>();
        for (Map.Entry<Method, MirrorMethod> entry : methods.entrySet()) {
            Method method = entry.getKey();
            String field = method.getName() + (fields.containsKey(method.getName()) ? "_" + fields.size() : "");
            fields.put(field, entry.getValue());
            builder = builder.defineField(field, Function.class, Visibility.PUBLIC)
                    .defineMethod(method.getName(), method.getReturnType(), Visibility.PUBLIC)
                    .withParameters((Type[]) method.getParameterTypes())
                    .throwing((Type[]) method.getExceptionTypes())
                    .intercept(MethodCall.invoke(apply())
                            .onField(field)
                            .withArgumentArray()
                            .withAssigner(Assigner.DEFAULT, Assigner.Typing.DYNAMIC));
        }
        DynamicType.Unloaded<Object> type = builder.make();
        if (dump != null) {
            dump(type, dump);
        }
        return instantiate(type, daoInterface, fields);
    }

    /** For a person to look at, by javap or a decompiler. */
    private static void dump(DynamicType.Unloaded<Object> type, Path folder) {
        try {
            type.saveIn(folder.toFile());
        } catch (IOException | IllegalArgumentException unwritable) {
            throw new ModelException("mirror.dump: nothing can be written into " + folder + ": " + unwritable);
        }
    }

    private static Object instantiate(
            DynamicType.Unloaded<Object> type, Class<?> daoInterface, Map<String, MirrorMethod> fields) {
        try {
            Class<?> loaded =
                    MirrorLoader.define(daoInterface, type.getTypeDescription().getName(), type.getBytes());
            Object mirror = loaded.getConstructor().newInstance();
            for (Map.Entry<String, MirrorMethod> entry : fields.entrySet()) {
                Field field = loaded.getField(entry.getKey());
                field.set(mirror, entry.getValue());
            }
            return mirror;
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("generated just now", impossible);
        }
    }

    /** {@link Function#apply} as the JVM sees it: Byte Buddy makes an array for an Object, and not for a T. */
    private static MethodDescription apply() {
        TypeDescription.Generic object =
                TypeDescription.ForLoadedType.of(Object.class).asGenericType();
        return new MethodDescription.Latent(
                TypeDescription.ForLoadedType.of(Function.class),
                new MethodDescription.Token(
                        "apply", Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, object, Collections.singletonList(object)));
    }
}
