package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * What is to be woven in one class, and what had to be left out. Each method of a DAO interface is woven where the JVM
 * would run it: a method that the class declares (or a bridge to it) as it is; one that comes from a superclass which
 * does not implement the interface, or from the interface itself, through an override that is added to the class. Where
 * none can be added, as to a class that is loaded already, it is woven where it is declared: then it is {@link Lent}.
 */
final class WeavePlan {
    private final TypeDescription type;
    private final WovenMethods methods;
    private final boolean mayAddMethods;
    private final Set<String> before;
    private final Map<String, MethodDescription> woven = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, List<String>> byInterface = new LinkedHashMap<>();
    private final List<AddedOverride> overrides = new ArrayList<>();
    private final List<Lent> borrowed = new ArrayList<>();
    private final Map<String, List<String>> left = new LinkedHashMap<>();

    /**
     * An empty plan.
     *
     * @param mayAddMethods whether the class is only being loaded
     * @param before the keys of methods that are woven already, and are not to be again
     */
    WeavePlan(TypeDescription type, WovenMethods methods, boolean mayAddMethods, Set<String> before) {
        this.type = type;
        this.methods = methods;
        this.mayAddMethods = mayAddMethods;
        this.before = before;
    }

    /** Adds all methods of one DAO interface; those that another one has already are left to it. */
    void add(TypeDescription dao) {
        if (WrapperClasses.passAllCallsOn(type.getName())) {
            return;
        }
        Map<String, MethodDescription> wanted = InterfaceMethods.of(dao);
        for (Map.Entry<String, MethodDescription> entry : wanted.entrySet()) {
            if (!isWoven(entry.getKey())) {
                add(dao, entry.getKey(), entry.getValue());
            }
        }
        for (Map.Entry<MethodDescription, MethodDescription> entry :
                BridgedMethods.of(type, wanted).entrySet()) {
            if (!isWoven(MethodSelection.key(entry.getKey()))) {
                addDeclared(dao, entry.getKey(), entry.getValue());
            }
        }
    }

    private boolean isWoven(String key) {
        return woven.containsKey(key) || before.contains(key);
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
        AddedOverride override = mayAddMethods ? AddedOverride.of(type, inherited) : null;
        if (override != null) {
            overrides.add(override);
            put(dao.getName(), override.method(), wanted, number(dao, wanted));
        } else if (inherited.isNative()) {
            leave(dao, MethodName.withOwner(inherited) + " is native");
        } else {
            borrowed.add(new Lent(
                    dao.getName(), inherited.getDeclaringType().getName(), key, MethodName.withOwner(inherited)));
        }
    }

    private void addDeclared(TypeDescription dao, MethodDescription own, MethodDescription wanted) {
        if (callsSuperClass(dao, MethodSelection.key(own))) {
            return;
        }
        if (own.isNative()) {
            leave(dao, MethodName.of(own) + " is native");
        } else if (!own.isStatic() && !own.isPrivate() && !own.isAbstract()) {
            put(dao.getName(), own, wanted, number(dao, wanted));
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

    /** Adds the methods that other classes borrow from this one: DAOs by the methods' keys. */
    void addLent(Map<String, ? extends Set<String>> lent) {
        for (Map.Entry<String, ? extends Set<String>> entry : lent.entrySet()) {
            MethodDescription own = MethodSelection.declared(type, entry.getKey());
            if (own != null && !isWoven(entry.getKey()) && !own.isAbstract() && !own.isNative() && !own.isStatic()) {
                for (String dao : entry.getValue()) {
                    int number = methods.numberOfLent(dao, type.getName(), own.getInternalName(), own.getDescriptor());
                    put(dao, own, own, number);
                }
            }
        }
    }

    private int number(TypeDescription dao, MethodDescription wanted) {
        return methods.numberOf(dao.getName(), wanted.getInternalName(), wanted.getDescriptor());
    }

    private void put(String dao, MethodDescription method, MethodDescription wanted, int number) {
        String key = MethodSelection.key(method);
        woven.put(key, method);
        numbers.put(key, number);
        List<String> keys = listOf(byInterface, dao);
        String wantedKey = MethodSelection.key(wanted);
        if (!keys.contains(wantedKey)) { // a bridge and what it leads to are one method
            keys.add(wantedKey);
        }
    }

    private void leave(TypeDescription dao, String why) {
        listOf(left, dao.getName()).add(why);
    }

    private static List<String> listOf(Map<String, List<String>> lists, String name) {
        List<String> list = lists.get(name);
        if (list == null) {
            list = new ArrayList<>();
            lists.put(name, list);
        }
        return list;
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

    /** Name and descriptor, as the interface declares them, of all methods to be woven, by the name of the interface. */
    Map<String, List<String>> byInterface() {
        return byInterface;
    }

    /** What is to be woven in other classes for this one. */
    List<Lent> borrowed() {
        return borrowed;
    }

    /** What cannot be woven, and why, by the name of the interface. */
    Map<String, List<String>> left() {
        return left;
    }
}
