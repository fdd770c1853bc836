package io.dynamoshadow.agent.cli;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.ParameterNames;
import io.dynamoshadow.operation.Planner;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The application's classes as they are on a class path, apart from ours. Loading them runs nothing of theirs. Never
 * closed: the driver's threads end a moment after its client does, and would fail aloud for want of a class.
 */
final class ApplicationClasses {
    private final ClassPath path;
    private final ClassLoader loader;

    private ApplicationClasses(ClassPath path) {
        this.path = path;
        // the platform's classes, and none of ours
        this.loader =
                new ApplicationLoader(path, ClassLoader.getSystemClassLoader().getParent());
    }

    /**
     * @param classpath as for {@code java -cp}, wild cards included, and jars with libraries in them
     * @throws CommandException where an entry is missing or is no jar
     */
    static ApplicationClasses of(String classpath) {
        return new ApplicationClasses(ClassPath.of(classpath));
    }

    ClassLoader loader() {
        return loader;
    }

    /** @throws CommandException where the class is missing, or a class that it needs */
    Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException missing) {
            throw new CommandException("--classpath has no class " + name + similar(name), missing);
        } catch (LinkageError incomplete) {
            throw MissingClass.failure(name, incomplete);
        }
    }

    /**
     * @throws CommandException where a class is missing
     * @throws io.dynamoshadow.model.ModelException where the settings do not fit the classes
     * @throws io.dynamoshadow.codec.CodecException where a property of the entity cannot be written
     */
    DaoPlan plan(DaoSettings dao) {
        Class<?> daoInterface = load(dao.interfaceName());
        try {
            return Planner.plan(dao, daoInterface, parameterNames(dao, daoInterface));
        } catch (LinkageError | TypeNotPresentException incomplete) {
            throw MissingClass.failure(dao.interfaceName(), incomplete);
        }
    }

    /** As the interface itself has them, else as the debug tables of whatever implements it. */
    private ParameterNames parameterNames(DaoSettings dao, Class<?> daoInterface) {
        ParameterNames names = ParameterNames.none();
        if (tellsAll(daoInterface)) {
            return names;
        }
        Implementations classes = new Implementations(path.all());
        String implementation = dao.implementation();
        Set<String> files = new LinkedHashSet<>(
                implementation == null
                        ? classes.of(daoInterface.getName().replace('.', '/'))
                        : classes.line(implementation.replace('.', '/')));
        addInterfaces(daoInterface, files); // default methods have debug tables of their own
        for (String name : files) {
            byte[] classFile = classes.classFile(name);
            if (classFile != null) {
                names = names.orElse(ParameterNames.of(classFile));
            }
        }
        return names;
    }

    private static void addInterfaces(Class<?> daoInterface, Set<String> files) {
        files.add(daoInterface.getName().replace('.', '/'));
        for (Class<?> each : daoInterface.getInterfaces()) {
            addInterfaces(each, files);
        }
    }

    /** Whether no class file is needed: it has the names of all parameters, and no body that a class could replace. */
    private static boolean tellsAll(Class<?> daoInterface) {
        for (Method method : daoInterface.getMethods()) {
            for (Parameter parameter : method.getParameters()) {
                if (!parameter.isNamePresent()) {
                    return false;
                }
            }
            if (method.isDefault()) {
                return false;
            }
        }
        return true;
    }

    /** Classes of the same simple name, for those who mistook the package. */
    private String similar(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1) + ".class";
        List<String> found = new ArrayList<>();
        for (ClassSource source : path.all()) {
            try {
                for (String each : source.classFiles()) {
                    String own = each.substring(Math.max(each.lastIndexOf('/'), each.lastIndexOf('$')) + 1);
                    if (own.equalsIgnoreCase(file)) {
                        found.add(each.substring(0, each.length() - ".class".length())
                                .replace('/', '.'));
                    }
                }
            } catch (IOException unreadable) {
                // then it has nothing to offer
            }
        }
        Collections.sort(found);
        return found.isEmpty()
                ? ""
                : ". Did you mean "
                        + String.join(
                                " or ",
                                new LinkedHashSet<>(found).stream().limit(3).toArray(String[]::new))
                        + "?";
    }
}
