package io.dynamoshadow.agent.weave;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the classes that are loaded already for those that a {@link WeavingTransformer} has not seen, and weaves
 * them, one by one: where one fails the others do not. Methods are woven as they are, none can be added; so what a class
 * inherits is woven where it is declared.
 *
 * <p>Not to be called while a class is being loaded. Never throws; what cannot be woven is told to {@link WovenMethods}.
 * Thread-safe.
 */
public final class LateWeaving {
    private final Instrumentation instrumentation;
    private final WeavingTransformer atLoad;
    private final Weaving weaving;
    private final LoadedDaos daos;
    private final LateTransformer transformer;
    private boolean isAdded;

    /**
     * Weaves for the same interfaces as a transformer.
     *
     * @param interfaceNames as in {@code Class.getName()}
     */
    public LateWeaving(Instrumentation instrumentation, Set<String> interfaceNames, WeavingTransformer atLoad) {
        this.instrumentation = instrumentation;
        this.atLoad = atLoad;
        this.weaving = atLoad.weaving();
        this.daos = new LoadedDaos(interfaceNames);
        this.transformer = new LateTransformer(weaving, daos);
    }

    /**
     * Weaves what is not woven yet.
     *
     * @return those of the configured interfaces that are loaded, whether classes implement them or not
     */
    public synchronized List<Class<?>> weaveLoaded() {
        Class<?>[] loaded = instrumentation.getAllLoadedClasses();
        List<Class<?>> interfaces = daos.among(loaded);
        if (!interfaces.isEmpty()) {
            for (Class<?> each : loaded) {
                if (!each.isInterface() && isOfOne(interfaces, each) && !WeavingTransformer.isOurs(each.getName())) {
                    look(each);
                }
            }
        }
        return interfaces;
    }

    /**
     * Looks for a class of the name of one of the configured interfaces, and tells what it is. It asks all classes for their
     * names, which costs the JVM some memory for good; so only where one is missing.
     */
    public void tellMistaken(String interfaceName) {
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (!each.isInterface()
                    && each.getClassLoader() != null
                    && each.getName().equals(interfaceName)) {
                List<String> interfaces = new ArrayList<>();
                for (Class<?> implemented : each.getInterfaces()) {
                    interfaces.add(implemented.getName());
                }
                String why = Weaving.mistaken(interfaces);
                weaving.methods()
                        .left(interfaceName, interfaceName, each.getClassLoader(), Collections.singletonList(why));
            }
        }
    }

    private static boolean isOfOne(List<Class<?>> interfaces, Class<?> type) {
        for (Class<?> each : interfaces) {
            if (each.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }

    private void look(Class<?> type) {
        try {
            weave(type);
        } catch (Throwable problem) {
            leave(type, "it could not be looked at: " + problem);
        }
    }

    private void weave(Class<?> type) {
        String obstacle = obstacle(type);
        if (obstacle != null) {
            leave(type, obstacle);
            return;
        }
        ClassLoader loader = type.getClassLoader();
        String name = type.getName();
        if (!weaving.wasLoaded(loader, name.replace('.', '/')) && !transformer.isKnown(type)) {
            String failure = retransform(type);
            if (failure != null) {
                leave(type, failure);
                return;
            }
        }
        for (Lent each : weaving.lent().borrowedBy(loader, name)) {
            String failure = weaveLender(type, each);
            if (failure != null) {
                weaving.methods().left(each.dao(), name, loader, Collections.singletonList(each + " " + failure));
            }
        }
    }

    private @Nullable String weaveLender(Class<?> borrower, Lent method) {
        Class<?> owner = LoadedDaos.superType(borrower, method.owner());
        if (owner == null) {
            return "cannot be found any more";
        }
        if (isWoven(owner, method)) {
            return null;
        }
        if (atLoad.ignores(owner)) {
            return "is inherited from a class of the JDK";
        }
        String obstacle = obstacle(owner);
        String failure = obstacle != null ? obstacle : retransform(owner);
        return failure != null
                ? "is inherited, and " + failure
                : isWoven(owner, method) ? null : "is inherited, and could not be woven where it is declared";
    }

    private boolean isWoven(Class<?> owner, Lent method) {
        ClassLoader loader = owner.getClassLoader();
        return loader != null && weaving.isWoven(loader, owner.getName().replace('.', '/'), method.key());
    }

    /** Why a class cannot be woven, or null. */
    private @Nullable String obstacle(Class<?> type) {
        if (type.getName().contains("$$Lambda")) {
            return "it is a lambda or a method reference, which no agent is shown: make it a class";
        }
        if (type.getName().indexOf('/') >= 0) {
            return "it is a hidden class, which no agent is shown";
        }
        if (type.getClassLoader() == null) {
            return "it is on the boot class path";
        }
        return instrumentation.isRetransformClassesSupported() && instrumentation.isModifiableClass(type)
                ? null
                : "the JVM does not let it be changed";
    }

    private @Nullable String retransform(Class<?> type) {
        if (!isAdded) {
            instrumentation.addTransformer(transformer, true);
            isAdded = true;
        }
        transformer.choose(type);
        try {
            instrumentation.retransformClasses(type);
            return null;
        } catch (Throwable refused) {
            transformer.giveUp(type);
            return "it is loaded already, and the JVM does not take it changed: " + refused;
        }
    }

    private void leave(Class<?> type, String why) {
        for (String dao : daos.implementedBy(type)) {
            weaving.methods().left(dao, type.getName(), type.getClassLoader(), Collections.singletonList(why));
        }
    }
}
