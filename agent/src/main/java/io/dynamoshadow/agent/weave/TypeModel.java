package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What weaving must know of a class or an interface. Its supertypes are found when they are asked for, by whoever made it, and so
 * are the same objects as long as he is. All names are internal ones ({@code com/acme/Dao}). Used by one thread.
 */
final class TypeModel {
    private final TypeModels types;
    private final ClassHeader head;
    private final Map<String, MethodModel> methods;
    private final Map<String, String> bridges;
    private final boolean hasSerialVersion;
    private @Nullable Set<TypeModel> superInterfaces;

    /**
     * @param methods the declared ones by their keys, without constructors
     * @param bridges the keys of the methods that its bridges call, by those of the bridges
     * @param hasSerialVersion whether it declares the version of its serialized form
     */
    TypeModel(
            TypeModels types,
            ClassHeader head,
            Map<String, MethodModel> methods,
            Map<String, String> bridges,
            boolean hasSerialVersion) {
        this.types = types;
        this.head = head;
        this.methods = methods;
        this.bridges = bridges;
        this.hasSerialVersion = hasSerialVersion;
    }

    String internalName() {
        return head.name();
    }

    /** As in {@code Class.getName()}. */
    String name() {
        return head.name().replace('/', '.');
    }

    boolean isInterface() {
        return head.isInterface();
    }

    boolean isEnum() {
        return head.isEnum();
    }

    /** Of its class file; 0 where there is none. */
    int majorVersion() {
        return head.majorVersion();
    }

    boolean hasSerialVersion() {
        return hasSerialVersion;
    }

    /** The methods that it declares, in their order. */
    Collection<MethodModel> methods() {
        return methods.values();
    }

    /** The method of this key that it declares itself. */
    @Nullable
    MethodModel declared(String key) {
        return methods.get(key);
    }

    /** The type that declares a method which this one has or inherits. */
    TypeModel declaring(MethodModel method) {
        return types.get(method.owner());
    }

    /** The keys of the methods that its bridges call, by those of the bridges; as far as there is a class file. */
    Map<String, String> bridges() {
        return bridges;
    }

    /**
     * Null for Object and for interfaces, whose superclass none of their methods comes from.
     *
     * @throws IllegalStateException where it cannot be found
     */
    @Nullable
    TypeModel superClass() {
        String superName = isInterface() ? null : head.superName();
        return superName == null ? null : types.get(superName);
    }

    /**
     * Those that it names itself.
     *
     * @throws IllegalStateException where one cannot be found
     */
    List<TypeModel> interfaces() {
        List<TypeModel> found = new ArrayList<>();
        for (String each : head.interfaces()) {
            found.add(types.get(each));
        }
        return found;
    }

    /** All interfaces of it and of its superclasses, without itself. */
    Set<TypeModel> superInterfaces() {
        Set<TypeModel> result = superInterfaces;
        if (result == null) {
            result = new LinkedHashSet<>();
            for (TypeModel each = this; each != null; each = each.superClass()) {
                each.addInterfaces(result);
            }
            superInterfaces = result;
        }
        return result;
    }

    private void addInterfaces(Set<TypeModel> result) {
        for (TypeModel each : interfaces()) {
            if (result.add(each)) {
                each.addInterfaces(result);
            }
        }
    }

    /** Whether it is that type, or extends or implements it. */
    boolean is(String internalName) {
        for (TypeModel each = this; each != null; each = each.superClass()) {
            if (each.internalName().equals(internalName)) {
                return true;
            }
        }
        for (TypeModel each : superInterfaces()) {
            if (each.internalName().equals(internalName)) {
                return true;
            }
        }
        return false;
    }
}
