package io.dynamoshadow.operation;

import io.dynamoshadow.codec.KeyProperties;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.model.EntityModel;
import io.dynamoshadow.model.ModelException;
import io.dynamoshadow.model.Models;
import io.dynamoshadow.model.TypeBindings;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the entity of a DAO: the one class in its signatures that has the key's properties. */
final class EntityInference {
    private EntityInference() {}

    /** @throws ModelException where no class, or more than one, could be the entity */
    static Class<?> entityOf(DaoSettings settings, Class<?> daoInterface) {
        String name = settings.entityName();
        String line = "dao." + settings.name() + ".entity";
        if (name != null) {
            try {
                return Class.forName(name, false, daoInterface.getClassLoader());
            } catch (ClassNotFoundException | LinkageError missing) {
                throw new ModelException(line + ": there is no class " + name);
            }
        }
        Set<Class<?>> mentioned = new LinkedHashSet<>();
        TypeBindings bindings = TypeBindings.of(daoInterface);
        for (Method method : daoInterface.getMethods()) {
            collect(bindings.resolve(method.getGenericReturnType()), mentioned);
            for (Type parameter : method.getGenericParameterTypes()) {
                collect(bindings.resolve(parameter), mentioned);
            }
        }
        List<Class<?>> candidates = new ArrayList<>();
        for (Class<?> type : mentioned) {
            if (hasKey(type, settings)) {
                candidates.add(type);
            }
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw new ModelException(
                candidates.isEmpty()
                        ? settings.key().where() + ": no class in the signatures of " + daoInterface.getName()
                                + " has the property " + String.join(", ", KeyProperties.of(settings.key()))
                                + ". Mend it, or write " + line
                                + " = the entity's class"
                        : "the entity of " + daoInterface.getName() + " could be any of " + candidates + ". Write "
                                + line + " = one of them");
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof Class) {
            Class<?> raw = (Class<?>) type;
            while (raw.isArray()) {
                raw = raw.getComponentType();
            }
            // classes of the JDK are values, not entities; its loader is null or the platform's
            if (!raw.isPrimitive()
                    && !raw.isInterface()
                    && !raw.isEnum()
                    && !raw.getName().startsWith("java.")) {
                found.add(raw);
            }
        } else if (type instanceof ParameterizedType) {
            for (Type argument : ((ParameterizedType) type).getActualTypeArguments()) {
                collect(argument, found);
            }
        }
    }

    private static boolean hasKey(Class<?> type, DaoSettings settings) {
        try {
            EntityModel model = Models.of(type);
            for (String path : KeyProperties.of(settings.key())) {
                int dot = path.indexOf('.');
                if (model.property(dot < 0 ? path : path.substring(0, dot)) == null) {
                    return false;
                }
            }
            return true;
        } catch (ModelException noEntity) {
            return false;
        }
    }
}
