package io.dynamoshadow.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of Mongo's driver, Spring Data, Morphia and Jackson say, known by name alone: the application
 * brings them, in whatever version.
 */
final class Mapping {
    private static final String BSON = "org.bson.codecs.pojo.annotations.";
    private static final String SPRING = "org.springframework.data.";
    private static final String SPRING_MONGO = SPRING + "mongodb.core.mapping.";
    private static final String JACKSON = "com.fasterxml.jackson.annotation.";

    /** Where Morphia has lived. */
    private static final List<String> MORPHIAS = Arrays.asList(
            "dev.morphia.annotations.",
            "xyz.morphia.annotations.",
            "org.mongodb.morphia.annotations.",
            "com.google.code.morphia.annotations.");

    private static final String MORPHIA = MORPHIAS.get(0);

    private static final Set<String> IGNORED =
            set(BSON + "BsonIgnore", SPRING + "annotation.Transient", MORPHIA + "Transient", MORPHIA + "NotSaved");
    private static final Set<String> REFERENCES =
            set(SPRING_MONGO + "DBRef", SPRING_MONGO + "DocumentReference", MORPHIA + "Reference");
    private static final Set<String> IDS =
            set(BSON + "BsonId", SPRING + "annotation.Id", SPRING_MONGO + "MongoId", MORPHIA + "Id");
    private static final Set<String> CREATORS = set(
            BSON + "BsonCreator",
            SPRING + "annotation.PersistenceCreator",
            SPRING + "annotation.PersistenceConstructor",
            JACKSON + "JsonCreator",
            "java.beans.ConstructorProperties");

    /** Those that name an attribute, what maps to Mongo before what maps to JSON. */
    private static final List<String> NAMES = Arrays.asList(
            BSON + "BsonProperty",
            SPRING_MONGO + "Field",
            MORPHIA + "Property",
            MORPHIA + "Embedded",
            MORPHIA + "Name",
            JACKSON + "JsonProperty");

    private Mapping() {}

    static boolean isIgnored(Collection<Annotation> annotations) {
        return first(annotations, IGNORED) != null;
    }

    static boolean isId(Collection<Annotation> annotations) {
        return first(annotations, IDS) != null;
    }

    static boolean isCreator(AnnotatedElement call) {
        return first(Arrays.asList(call.getAnnotations()), CREATORS) != null;
    }

    /** The simple name of the annotation that makes it a reference to another collection, or null. */
    static @Nullable String reference(Collection<Annotation> annotations) {
        Annotation reference = first(annotations, REFERENCES);
        return reference == null ? null : "@" + reference.annotationType().getSimpleName();
    }

    /** The attribute's name that an annotation gives, or null where none does. */
    static @Nullable String attribute(Collection<Annotation> annotations) {
        for (String kind : NAMES) {
            Annotation named = first(annotations, Collections.singleton(kind));
            String name = named == null ? null : name(named);
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    /** What {@code @ConstructorProperties} calls the parameters, or null. */
    static String @Nullable [] constructorProperties(AnnotatedElement call) {
        Annotation named =
                first(Arrays.asList(call.getAnnotations()), Collections.singleton("java.beans.ConstructorProperties"));
        return named == null ? null : (String[]) member(named, "value");
    }

    private static @Nullable String name(Annotation annotation) {
        for (String member : Arrays.asList("value", "name")) {
            Object name = member(annotation, member);
            // "." is Morphia's word for none. Names that begin with _ are ours: _id, above all, is no name of an
            // attribute
            if (name instanceof String
                    && !((String) name).isEmpty()
                    && !name.equals(".")
                    && !((String) name).startsWith("_")) {
                return (String) name;
            }
        }
        return null;
    }

    private static @Nullable Annotation first(Collection<Annotation> annotations, Set<String> kinds) {
        for (Annotation annotation : annotations) {
            if (kinds.contains(kind(annotation))) {
                return annotation;
            }
        }
        return null;
    }

    private static String kind(Annotation annotation) {
        String name = annotation.annotationType().getName();
        for (String morphia : MORPHIAS) {
            if (name.startsWith(morphia)) {
                return MORPHIA + name.substring(morphia.length());
            }
        }
        return name;
    }

    private static @Nullable Object member(Annotation annotation, String name) {
        try {
            Method member = annotation.annotationType().getDeclaredMethod(name);
            member.setAccessible(true);
            return member.invoke(annotation);
        } catch (ReflectiveOperationException | RuntimeException another) {
            return null;
        }
    }

    private static Set<String> set(String... names) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
    }
}
