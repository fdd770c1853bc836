package io.dynamoshadow.agent.weave;

import io.dynamoshadow.agent.log.AgentLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * What is to be woven in one class, and what had to be left out. Each method of a DAO interface is woven where the JVM
 * would run it: a method that the class declares (or a bridge to it) as it is; one that comes from a superclass which
 * does not implement the interface, or from the interface itself, through an override that is added to the class.
 */
final class WeavePlan {
    private final TypeDescription type;
    private final WovenMethods methods;
    private final Map<String, MethodDescription> woven = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, List<String>> byInterface = new LinkedHashMap<>();
    private final List<AddedOverride> overrides = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    WeavePlan(TypeDescription type, WovenMethods methods) {
        this.type = type;
        this.methods = methods;
    }

    /** Adds all methods of one DAO interface; those that another one has already are left to it. */
    void add(TypeDescription dao) {
        if (WrapperClasses.passAllCallsOn(type.getName())) {
            return;
        }
        Map<String, MethodDescription> wanted = InterfaceMethods.of(dao);
        for (Map.Entry<String, MethodDescription> entry : wanted.entrySet()) {
            if (!woven.containsKey(entry.getKey())) {
                add(dao, entry.getKey(), entry.getValue());
            }
        }
        for (Map.Entry<MethodDescription, MethodDescription> entry :
                BridgedMethods.of(type, wanted).entrySet()) {
            if (!woven.containsKey(MethodSelection.key(entry.getKey()))) {
                addDeclared(dao, entry.getKey(), entry.getValue());
            }
        }
    }

    private void add(TypeDescription dao, String key, MethodDescription wanted) {
        MethodDescription own = MethodSelection.declared(type, key);
        if (own != null) {
            addDeclared(dao, own, wanted);
            return;
        }
        MethodDescription.InDefinedShape inherited = MethodSelection.select(type, key);
        if (inherited == null || isWovenInSuperClass(dao, key, inherited)) {
            return;
        }
        AddedOverride override = AddedOverride.of(type, inherited);
        if (override.obstacle() != null) {
            left.add(inherited + " " + override.obstacle());
            return;
        }
        overrides.add(override);
        put(dao, override.method(), wanted);
    }

    private void addDeclared(TypeDescription dao, MethodDescription own, MethodDescription wanted) {
        if (own.isNative()) {
            left.add(own + " is native");
        } else if (callsSuperClass(dao, MethodSelection.key(own))) {
            return;
        } else if (!own.isStatic() && !own.isPrivate() && !own.isAbstract()) {
            put(dao, own, wanted);
        }
    }

    private boolean isWovenInSuperClass(TypeDescription dao, String key, MethodDescription.InDefinedShape inherited) {
        TypeDescription superClass = MethodSelection.superClass(type);
        return superClass != null
                && superClass.isAssignableTo(dao)
                && inherited.equals(MethodSelection.select(superClass, key));
    }

    /** A framework's subclass, which does something around the method of its superclass: that one is woven. */
    private boolean callsSuperClass(TypeDescription dao, String key) {
        TypeDescription superClass = MethodSelection.superClass(type);
        if (superClass == null || !WrapperClasses.wrapSuperClass(type.getName()) || !superClass.isAssignableTo(dao)) {
            return false;
        }
        MethodDescription wrapped = MethodSelection.select(superClass, key);
        return wrapped != null && !wrapped.isAbstract();
    }

    private void put(TypeDescription dao, MethodDescription method, MethodDescription wanted) {
        String key = MethodSelection.key(method);
        woven.put(key, method);
        numbers.put(key, methods.numberOf(dao.getName(), wanted.getInternalName(), wanted.getDescriptor()));
        List<String> keys = byInterface.get(dao.getName());
        if (keys == null) {
            keys = new ArrayList<>();
            byInterface.put(dao.getName(), keys);
        }
        keys.add(key);
    }

    boolean isEmpty() {
        return woven.isEmpty();
    }

    TypeDescription type() {
        return type;
    }

    /** The method to be woven that has this name and descriptor, if it is one of them. */
    @Nullable
    MethodDescription find(String key) {
        return woven.get(key);
    }

    /** The numbers of all methods to be woven, by name and descriptor. */
    Map<String, Integer> numbers() {
        return numbers;
    }

    List<AddedOverride> overrides() {
        return overrides;
    }

    /** Name and descriptor of all methods to be woven, by the name of the interface. */
    Map<String, List<String>> byInterface() {
        return byInterface;
    }

    /** Says what cannot be woven; silent if all is well. */
    void report() {
        for (String each : left) {
            AgentLog.logger(WeavePlan.class.getName())
                    .warn("{} cannot be mirrored when it is called on a {}", each, type.getName());
        }
    }
}
