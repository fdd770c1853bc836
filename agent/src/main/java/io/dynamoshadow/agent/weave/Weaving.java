package io.dynamoshadow.agent.weave;

import io.dynamoshadow.agent.log.AgentLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Weaves class after class, and knows what it has woven: in classes while they were loaded, and later in such as were loaded
 * already. Thread-safe.
 */
final class Weaving {
    private final WovenMethods methods;
    private final LentMethods lent = new LentMethods();
    private final Rehearsal rehearsal = new Rehearsal();
    /** The keys of the methods that were woven in a class while it was loaded; none if there was nothing to be woven. */
    private final PerLoader<Set<String>> atLoad = new PerLoader<>();

    private final PerLoader<Set<String>> late = new PerLoader<>();

    Weaving(WovenMethods methods) {
        this.methods = methods;
    }

    Rehearsal rehearsal() {
        return rehearsal;
    }

    LentMethods lent() {
        return lent;
    }

    WovenMethods methods() {
        return methods;
    }

    /** Whether a class was looked at while it was loaded, because it implements a DAO or lends methods to one. */
    boolean wasLoaded(ClassLoader loader, String className) {
        return atLoad.of(loader).containsKey(className);
    }

    boolean isWoven(ClassLoader loader, String className, String key) {
        return atLoad(loader, className).contains(key)
                || of(late, loader, className).contains(key);
    }

    private Set<String> atLoad(ClassLoader loader, String className) {
        return of(atLoad, loader, className);
    }

    private static Set<String> of(PerLoader<Set<String>> woven, ClassLoader loader, String className) {
        Set<String> keys = woven.of(loader).get(className);
        return keys == null ? Collections.<String>emptySet() : keys;
    }

    /** Weaves a class that is being loaded, or redefined as if it were. Null where there is nothing in it to be woven. */
    byte @Nullable [] loading(ClassLoader loader, String className, Set<String> interfaces, byte[] classFile) {
        return weave(loader, className, interfaces, classFile, true, Collections.<String>emptySet(), atLoad);
    }

    /** Weaves what can be woven in a class that is loaded already, as often as it is retransformed. */
    byte @Nullable [] loaded(ClassLoader loader, String className, Set<String> interfaces, byte[] classFile) {
        return weave(loader, className, interfaces, classFile, false, atLoad(loader, className), late);
    }

    private byte @Nullable [] weave(
            ClassLoader loader,
            String internalName,
            Set<String> interfaces,
            byte[] classFile,
            boolean mayAddMethods,
            Set<String> before,
            PerLoader<Set<String>> kept) {
        if (!ClassFiles.isOne(classFile)) {
            return null;
        }
        String name = internalName.replace('/', '.');
        try {
            rehearsal.makeWay();
            DaoWeaver weaver = new DaoWeaver(internalName, loader, classFile);
            WeavePlan plan = weaver.plan(methods, mayAddMethods, before);
            for (String dao : new TreeSet<>(interfaces)) {
                plan.add(weaver.type(dao));
            }
            plan.addLent(lent.of(internalName));
            byte[] woven = plan.isEmpty() ? null : weaver.weave(plan);
            kept.of(loader)
                    .put(
                            internalName,
                            Collections.unmodifiableSet(
                                    new TreeSet<>(plan.numbers().keySet())));
            tell(plan, name, loader, classFile);
            return woven;
        } catch (Throwable problem) {
            AgentLog.logger(Weaving.class.getName()).debug("{} cannot be woven", name, problem);
            for (String dao : interfaces) {
                methods.left(dao.replace('/', '.'), name, loader, Collections.singletonList(reason(problem)));
            }
            return null;
        }
    }

    private void tell(WeavePlan plan, String name, ClassLoader loader, byte[] classFile) {
        for (Map.Entry<String, List<String>> entry : plan.byInterface().entrySet()) {
            methods.woven(entry.getKey(), name, loader, classFile, entry.getValue());
        }
        for (Map.Entry<String, List<String>> entry : plan.left().entrySet()) {
            methods.left(entry.getKey(), name, loader, entry.getValue());
        }
        if (!plan.borrowed().isEmpty()) {
            lent.add(loader, name, plan.borrowed());
            methods.borrowed();
        }
    }

    /** A class is named where an interface should be. */
    void mistaken(ClassLoader loader, ClassHeader header) {
        String name = header.name().replace('/', '.');
        List<String> interfaces = new ArrayList<>();
        for (String each : header.interfaces()) {
            interfaces.add(each.replace('/', '.'));
        }
        methods.left(name, name, loader, Collections.singletonList(mistaken(interfaces)));
    }

    /** What to say of a class that is named where an interface should be. */
    static String mistaken(List<String> interfaces) {
        return "it is a class. Name the interface that it implements"
                + (interfaces.isEmpty() ? "" : ": " + String.join(" or ", interfaces));
    }

    private static String reason(Throwable problem) {
        return problem instanceof ClassFiles.NewerThanKnown
                ? String.valueOf(problem.getMessage())
                : "it could not be woven: " + problem;
    }
}
