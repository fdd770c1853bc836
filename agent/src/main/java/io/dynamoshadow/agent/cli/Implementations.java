package io.dynamoshadow.agent.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Finds the classes that implement an interface by the heads of class files alone, so that nothing of the application
 * is loaded. Names are internal ones ({@code com/acme/Dao}). Not thread-safe.
 */
final class Implementations {
    private final List<ClassSource> sources;
    private final Map<String, Head> heads = new LinkedHashMap<>();
    private final Map<String, Boolean> answers = new HashMap<>();

    Implementations(List<ClassSource> sources) {
        this.sources = sources;
    }

    /** What a class file says first. It is not kept whole: a class path may have a hundred thousand of them. */
    private static final class Head {
        final String name;
        final @Nullable String superName;
        final String[] interfaces;
        final boolean isClass;

        Head(ClassReader classFile) {
            name = classFile.getClassName();
            superName = classFile.getSuperName();
            interfaces = classFile.getInterfaces();
            isClass = (classFile.getAccess() & Opcodes.ACC_INTERFACE) == 0;
        }
    }

    /**
     * The implementing classes and what they inherit from, nearest first. Where the interface lies, its implementation
     * usually lies too, so that place is searched first, and the others only if nothing is found.
     */
    List<String> of(String daoInterface) {
        for (ClassSource source : sources) {
            if (read(source, daoInterface + ".class") != null) {
                collect(source);
            }
        }
        List<String> found = find(daoInterface);
        if (found.isEmpty()) {
            sources.forEach(this::collect);
            answers.clear();
            found = find(daoInterface);
        }
        return found;
    }

    /** A class and its superclasses, as far as they are there. */
    List<String> line(String name) {
        List<String> line = new ArrayList<>();
        for (Head head = head(name); head != null; head = head(head.superName)) {
            line.add(head.name);
        }
        return line;
    }

    /** The class file of that name, or null where there is none that can be read. */
    byte @Nullable [] classFile(String name) {
        for (ClassSource source : sources) {
            byte[] classFile = read(source, name + ".class");
            if (classFile != null) {
                return classFile;
            }
        }
        return null;
    }

    private List<String> find(String daoInterface) {
        List<String> found = new ArrayList<>();
        for (Head head : new ArrayList<>(heads.values())) {
            if (head.isClass && isA(head.name, daoInterface)) {
                found.addAll(line(head.name));
            }
        }
        return found;
    }

    private boolean isA(@Nullable String name, String daoInterface) {
        if (name == null || name.startsWith("java/")) {
            return false;
        }
        if (name.equals(daoInterface)) {
            return true;
        }
        Boolean known = answers.get(name);
        if (known != null) {
            return known;
        }
        answers.put(name, false); // until it is known: damaged class files may go round in circles
        Head head = head(name);
        boolean answer = head != null && isA(head.superName, daoInterface);
        if (head != null) {
            for (String each : head.interfaces) {
                answer |= isA(each, daoInterface);
            }
        }
        answers.put(name, answer);
        return answer;
    }

    private @Nullable Head head(@Nullable String name) {
        if (name == null || name.startsWith("java/")) {
            return null;
        }
        Head known = heads.get(name);
        byte[] classFile = known == null ? classFile(name) : null;
        return classFile == null ? known : keep(name, classFile);
    }

    private void collect(ClassSource source) {
        try {
            for (String path : source.classFiles()) {
                String name = path.substring(0, path.length() - ".class".length());
                byte[] classFile = heads.containsKey(name) ? null : read(source, path);
                if (classFile != null) {
                    keep(name, classFile);
                }
            }
        } catch (IOException unreadable) {
            // what cannot be read implements nothing
        }
    }

    private @Nullable Head keep(String name, byte[] classFile) {
        try {
            Head head = new Head(new ClassReader(classFile));
            heads.put(name, head);
            return head;
        } catch (IllegalArgumentException | IndexOutOfBoundsException damagedOrTooNew) {
            return null;
        }
    }

    private static byte @Nullable [] read(ClassSource source, String path) {
        try {
            ByteBuffer classFile = source.read(path);
            return classFile == null ? null : ClassPath.bytes(classFile);
        } catch (IOException unreadable) {
            return null;
        }
    }
}
