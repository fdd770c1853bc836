package io.dynamoshadow.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Java 16 knows of records, asked in a way that Java 8 compiles and runs. */
final class Records {
    private Records() {}

    static boolean isRecord(Class<?> type) {
        Class<?> superclass = type.getSuperclass();
        return superclass != null && superclass.getName().equals("java.lang.Record");
    }

    /** The names of the components, in the order of the canonical constructor. */
    static List<String> names(Class<?> record) {
        List<String> names = new ArrayList<>();
        for (Object component : components(record)) {
            names.add((String) ask(component, "getName"));
        }
        return names;
    }

    static Constructor<?> canonicalConstructor(Class<?> record) {
        Object[] components = components(record);
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = (Class<?>) ask(components[i], "getType");
        }
        try {
            return record.getDeclaredConstructor(types);
        } catch (NoSuchMethodException impossible) {
            throw new LinkageError("a record without its constructor: " + record, impossible);
        }
    }

    /** The annotations of a component; none where the class is no record. */
    static List<Annotation> annotations(Class<?> type, String component) {
        if (isRecord(type)) {
            for (Object each : components(type)) {
                if (component.equals(ask(each, "getName"))) {
                    return Arrays.asList(((AnnotatedElement) each).getAnnotations());
                }
            }
        }
        return Collections.emptyList();
    }

    private static Object[] components(Class<?> record) {
        return (Object[]) ask(Class.class, record, "getRecordComponents");
    }

    private static Object ask(Object component, String question) {
        return ask(component.getClass(), component, question);
    }

    private static Object ask(Class<?> type, @Nullable Object object, String question) {
        try {
            return type.getMethod(question).invoke(object);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("records answer " + question, impossible);
        }
    }
}
