package io.dynamoshadow.model;

import java.lang.reflect.Method;
import java.lang.reflect.Type;

/** The declared type at the end of a {@linkplain PropertyPath dotted way}. */
public final class PropertyTypes {
    private PropertyTypes() {}

    /** @throws ModelException where a step names no property, or a step in brackets no public method without arguments */
    public static Type of(EntityModel model, String path) {
        EntityModel at = model;
        String[] steps = path.split("\\.", -1);
        for (int i = 0; ; i++) {
            Type type = at.requireProperty(steps[i]).type();
            if (i == steps.length - 1) {
                return type;
            }
            if (steps[i + 1].endsWith("()")) {
                Type returned = returnType(Types.erase(type), steps[i + 1]);
                if (i + 1 < steps.length - 1) {
                    throw new ModelException(
                            "\"" + path + "\" goes on behind " + steps[i + 1] + "; a method can only be the last step");
                }
                return returned;
            }
            at = Models.of(type);
        }
    }

    private static Type returnType(Class<?> type, String step) {
        String name = step.substring(0, step.length() - 2);
        try {
            Method method = type.getMethod(name);
            return method.getGenericReturnType();
        } catch (NoSuchMethodException none) {
            throw new ModelException(type.getName() + " has no public method " + step);
        }
    }
}
