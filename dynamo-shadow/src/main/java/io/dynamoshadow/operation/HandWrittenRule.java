package io.dynamoshadow.operation;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.model.ModelException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule 2: a class that somebody has written ({@code dao.NAME.mirror}) does for DynamoDB what the DAO does for Mongo. It need
 * not implement the interface: each of its public methods of the same name and parameters stands for the DAO's own, and the
 * rules that follow find what it lacks.
 */
final class HandWrittenRule implements Rule {
    static final String NAME = "hand-written";

    private final @Nullable HandWrittenMirror mirror;
    private final List<Rule> others;

    /** @param others the rules that tell what would have been generated, from which a write's key is known */
    private HandWrittenRule(@Nullable HandWrittenMirror mirror, List<Rule> others) {
        this.mirror = mirror;
        this.others = others;
    }

    /** @throws ModelException where the settings name a class that is not there */
    static HandWrittenRule of(DaoSettings settings, Class<?> daoInterface, List<Rule> others) {
        String name = settings.mirror();
        return new HandWrittenRule(
                name == null ? null : new HandWrittenMirror(load(settings, name, daoInterface)), others);
    }

    private static Class<?> load(DaoSettings settings, String name, Class<?> daoInterface) {
        String key = "dao." + settings.name() + ".mirror";
        try {
            return Class.forName(name, false, loader(settings, daoInterface));
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new ModelException(key + ": there is no class " + name + ". Write its jar or folder in " + key
                    + ".classpath, or put it on the application's class path");
        }
    }

    /** Below the application's own loader, so that both mean the same by the DAO's interface and entity. */
    private static ClassLoader loader(DaoSettings settings, Class<?> daoInterface) {
        List<URL> urls = new ArrayList<>();
        for (Path path : settings.mirrorClassPath()) {
            if (!Files.exists(path)) {
                throw new ModelException(
                        "dao." + settings.name() + ".mirror.classpath: there is no " + path.toAbsolutePath());
            }
            try {
                urls.add(path.toUri().toURL());
            } catch (MalformedURLException impossible) {
                throw new ModelException(path + " is no path: " + impossible.getMessage());
            }
        }
        ClassLoader application = daoInterface.getClassLoader();
        return urls.isEmpty() ? application : new URLClassLoader(urls.toArray(new URL[0]), application);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable Operation operationOf(DaoMethod method, Entity entity) {
        Method own = mirror == null ? null : mirror.method(method.method());
        if (mirror == null || own == null) {
            return null;
        }
        Operation generated = null;
        for (Rule rule : others) {
            Operation operation = rule.operationOf(method, entity);
            if (operation != null && (operation.isRead() || operation.isWrite())) {
                generated = operation;
                break;
            }
        }
        Verb verb = Verb.of(method.name());
        boolean write = generated != null ? generated.isWrite() : verb == null || !verb.isReading();
        return new HandWritten(mirror, own, write, generated);
    }
}
