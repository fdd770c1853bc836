package io.dynamoshadow.agent.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows which types implement (or extend) one of the configured interfaces. No class is ever loaded to find out: a
 * supertype that has not been seen yet is looked up in its class file, since a class is offered to a transformer before
 * its supertypes are loaded. Each answer is kept as long as the class loader lives.
 *
 * <p>All names are internal ones ({@code com/acme/Dao}). Thread-safe.
 */
final class Hierarchy {
    private static final Set<String> NONE = Collections.emptySet();

    private final Set<String> interfaces;
    private final IgnoredNames ignored;
    private final PerLoader<Set<String>> answers = new PerLoader<>();

    /** Asks after these interfaces. */
    Hierarchy(Set<String> interfaces) {
        this.interfaces = new HashSet<>(interfaces);
        this.ignored = new IgnoredNames(interfaces);
    }

    /** Whether a class of this name is never changed. */
    boolean ignores(String name) {
        return ignored.isJdk(name);
    }

    /**
     * Whether a class of this name needs no look while it is loaded: most of an application's classes do not. Should an application
     * have put a class of its own there all the same, it is found when all loaded classes are gone through.
     */
    boolean passesBy(String name) {
        return ignored.isLibrary(name);
    }

    /** Whether a class is named where an interface should be. */
    boolean isMistakenFor(ClassHeader header) {
        return !header.isInterface() && interfaces.contains(header.name());
    }

    /**
     * Which of the configured interfaces a class implements that is about to be defined; mostly none. What cannot be
     * found or read implements none.
     */
    Set<String> implementedBy(ClassHeader header, ClassLoader loader) {
        Map<String, Set<String>> known = answers.of(loader);
        Set<String> found = of(header, loader, known);
        // Remembered for its subtypes: it may be a generated class, of which there is no class file to be read later.
        if (!header.isFinal() && !(found.isEmpty() && ignored.isFramework(header.name()))) {
            known.put(header.name(), found);
        }
        return found;
    }

    private Set<String> of(ClassHeader header, ClassLoader loader, Map<String, Set<String>> known) {
        Set<String> found = header.isInterface() ? ifConfigured(header.name()) : NONE;
        String superName = header.superName();
        if (superName != null) {
            found = union(found, of(superName, loader, known));
        }
        for (String name : header.interfaces()) {
            found = union(found, of(name, loader, known));
        }
        return found;
    }

    private Set<String> of(String name, ClassLoader loader, Map<String, Set<String>> known) {
        if (ignored.isJdk(name)) {
            return NONE;
        }
        Set<String> answer = known.get(name);
        if (answer == null) {
            if (ignored.isFramework(name)) {
                return NONE;
            }
            byte[] classFile = read(name, loader);
            answer = classFile == null ? ofGenerated(name, loader) : of(ClassHeader.read(classFile), loader, known);
            known.put(name, answer);
        }
        return answer;
    }

    /** A type that has no class file was made while the application ran: what it is was known when it was defined. */
    private Set<String> ofGenerated(String name, ClassLoader loader) {
        for (ClassLoader each = loader.getParent(); each != null; each = each.getParent()) {
            Set<String> answer = answers.of(each).get(name);
            if (answer != null) {
                return answer;
            }
        }
        return ifConfigured(name);
    }

    private Set<String> ifConfigured(String name) {
        return interfaces.contains(name) ? Collections.singleton(name) : NONE;
    }

    /** A class file as the loader has it; null where it has none. */
    static byte @Nullable [] read(String name, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(name.concat(".class"))) {
            if (in == null) {
                return null;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        if (some.isEmpty() || some.equals(more)) {
            return more;
        }
        if (more.isEmpty()) {
            return some;
        }
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
