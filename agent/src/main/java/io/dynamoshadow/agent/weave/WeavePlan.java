package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be woven in one class, and what had to be left out. Each method of a DAO interface is woven where the JVM
 * would run it: a method that the class declares (or a bridge to it) as it is; one that comes from a superclass which
 * does not implement the interface, or from the interface itself, through an override that is added to the class. Where
 * none can be added, as to a class that is loaded already, it is woven where it is declared: then it is {@link Lent}.
 */
final class WeavePlan {
    private final TypeModel type;
    private final WovenMethods methods;
    private final boolean mayAddMethods;
    private final Set<String> before;
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
    WeavePlan(TypeModel type, WovenMethods methods, boolean mayAddMethods, Set<String> before) {
        this.type = type;
        this.methods = methods;
        this.mayAddMethods = mayAddMethods;
        this.before = before;
    }

    /** Adds all methods of one DAO interface; those that another one has already are left to it. */
    void add(TypeModel dao) {
        if (WrapperClasses.passAllCallsOn(type.name())) {
            return;
        }
        Map<String, MethodModel> wanted = InterfaceMethods.of(dao);
        for (Map.Entry<String, MethodModel> entry : wanted.entrySet()) {
            if (!isWoven(entry.getKey())) {
                add(dao, entry.getKey(), entry.getValue());
            }
        }
        for (Map.Entry<MethodModel, MethodModel> entry :
                BridgedMethods.of(type, wanted).entrySet()) {
            if (!isWoven(entry.getKey().key())) {
                addDeclared(dao, entry.getKey(), entry.getValue());
            }
        }
    }

    private boolean isWoven(String key) {
        return numbers.containsKey(key) || before.contains(key);
    }

    private void add(TypeModel dao, String key, MethodModel wanted) {
        MethodModel own = type.declared(key);
        if (own != null) {
            addDeclared(dao, own, wanted);
            return;
        }
        MethodModel inherited = MethodSelection.select(type, key);
        if (inherited == null || isWovenInSuperClass(dao, key, inherited)) {
            return;
        }
        AddedOverride override = mayAddMethods ? AddedOverride.of(type, inherited) : null;
        if (override != null) {
            overrides.add(override);
            put(dao.name(), override.method(), wanted, number(dao, wanted));
        } else if (inherited.isNative()) {
            leave(dao, inherited.withOwner() + " is native");
        } else {
            borrowed.add(new Lent(dao.name(), type.declaring(inherited).name(), key, inherited.withOwner()));
        }
    }

    private void addDeclared(TypeModel dao, MethodModel own, MethodModel wanted) {
        if (callsSuperClass(dao, own.key())) {
            return;
        }
        if (own.isNative()) {
            leave(dao, own.forPeople() + " is native");
        } else if (own.isVirtual() && !own.isAbstract()) {
            put(dao.name(), own, wanted, number(dao, wanted));
        }
    }

    private boolean isWovenInSuperClass(TypeModel dao, String key, MethodModel inherited) {
        TypeModel superClass = type.superClass();
        return superClass != null
                && superClass.is(dao.internalName())
                && inherited == MethodSelection.select(superClass, key);
    }

    /** A framework's subclass, which does something around the method of its superclass: that one is woven. */
    private boolean callsSuperClass(TypeModel dao, String key) {
        TypeModel superClass = type.superClass();
        if (superClass == null || !WrapperClasses.wrapSuperClass(type.name()) || !superClass.is(dao.internalName())) {
            return false;
        }
        MethodModel wrapped = MethodSelection.select(superClass, key);
        return wrapped != null && !wrapped.isAbstract();
    }

    /** Adds the methods that other classes borrow from this one: DAOs by the methods' keys. */
    void addLent(Map<String, ? extends Set<String>> lent) {
        for (Map.Entry<String, ? extends Set<String>> entry : lent.entrySet()) {
            MethodModel own = type.declared(entry.getKey());
            if (own != null && !isWoven(entry.getKey()) && !own.isAbstract() && !own.isNative() && !own.isStatic()) {
                for (String dao : entry.getValue()) {
                    int number = methods.numberOfLent(dao, type.name(), own.name(), own.descriptor());
                    put(dao, own, own, number);
                }
            }
        }
    }

    private int number(TypeModel dao, MethodModel wanted) {
        return methods.numberOf(dao.name(), wanted.name(), wanted.descriptor());
    }

    private void put(String dao, MethodModel method, MethodModel wanted, int number) {
        String key = method.key();
        numbers.put(key, number);
        List<String> keys = listOf(byInterface, dao);
        String wantedKey = wanted.key();
        if (!keys.contains(wantedKey)) { // a bridge and what it leads to are one method
            keys.add(wantedKey);
        }
    }

    private void leave(TypeModel dao, String why) {
        listOf(left, dao.name()).add(why);
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
        return numbers.isEmpty();
    }

    TypeModel type() {
        return type;
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
