package io.dynamoshadow.agent.weave;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a class file: what the class is, extends and implements. Every class that the application loads is read
 * by this, so it reads no more than that. Names are internal ones ({@code com/acme/Dao}). Immutable.
 */
final class ClassHeader {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int ACC_FINAL = 0x0010;
    private static final int ACC_INTERFACE = 0x0200;
    private static final int ACC_ENUM = 0x4000;

    private final int majorVersion;
    private final int access;
    private final String name;
    private final @Nullable String superName;
    private final List<String> interfaces;

    /** @param majorVersion of the class file; 0 where there is none */
    ClassHeader(int majorVersion, int access, String name, @Nullable String superName, List<String> interfaces) {
        this.majorVersion = majorVersion;
        this.access = access;
        this.name = name;
        this.superName = superName;
        this.interfaces = interfaces;
    }

    /**
     * Reads the head of a class file of any version.
     *
     * @throws IllegalArgumentException if the bytes are no class file
     */
    static ClassHeader read(byte[] classFile) {
        try {
            return new Reader(classFile).read();
        } catch (IndexOutOfBoundsException cut) {
            throw new IllegalArgumentException("the class file ends too early", cut);
        }
    }

    /** Of its class file; 0 where there is none. */
    int majorVersion() {
        return majorVersion;
    }

    String name() {
        return name;
    }

    /** Null for java/lang/Object and for a module's descriptor. */
    @Nullable
    String superName() {
        return superName;
    }

    List<String> interfaces() {
        return interfaces;
    }

    boolean isInterface() {
        return (access & ACC_INTERFACE) != 0;
    }

    boolean isEnum() {
        return (access & ACC_ENUM) != 0;
    }

    boolean isFinal() {
        return (access & ACC_FINAL) != 0;
    }

    /**
     * Walks the constant pool once, keeping where each constant begins. Java Virtual Machine Specification, 4.1, 4.4. In one loop
     * without calls: most of the application's start it is interpreted, and there a call costs more than all else.
     */
    private static final class Reader {
        /** How long a constant of a tag is, the tag included; 0 for what is no tag. Utf8 has its length within it. */
        private static final byte[] LENGTHS = {
            0, 3, 0, 5, 5, 9, 9, 3, 3, 5, 5, 5, 5, 0, 0, 4, 3, 5, 5, 3, 3,
        };

        private static final int UTF8 = 1;
        private static final int LONG = 5;
        private static final int DOUBLE = 6;

        private final byte[] bytes;
        private final int[] constants;

        Reader(byte[] bytes) {
            this.bytes = bytes;
            if (((u2(0) << 16) | u2(2)) != MAGIC) {
                throw new IllegalArgumentException("no class file");
            }
            constants = new int[u2(8)];
        }

        ClassHeader read() {
            int at = afterConstants();
            int access = u2(at);
            String name = className(u2(at + 2));
            int superClass = u2(at + 4);
            String[] interfaces = new String[u2(at + 6)];
            for (int i = 0; i < interfaces.length; i++) {
                interfaces[i] = className(u2(at + 8 + 2 * i));
            }
            return new ClassHeader(
                    u2(6),
                    access,
                    name,
                    superClass == 0 ? null : className(superClass),
                    interfaces.length == 0 ? Collections.<String>emptyList() : Arrays.asList(interfaces));
        }

        private int afterConstants() {
            byte[] file = bytes;
            int[] found = constants;
            int at = 10;
            for (int i = 1; i < found.length; i++) {
                found[i] = at + 1;
                int tag = file[at];
                if (tag == UTF8) {
                    at += 3 + (((file[at + 1] & 0xFF) << 8) | (file[at + 2] & 0xFF));
                } else if (tag < 0 || tag >= LENGTHS.length || LENGTHS[tag] == 0) {
                    throw new IllegalArgumentException("no constant has the tag " + tag);
                } else {
                    at += LENGTHS[tag];
                    i += tag == LONG || tag == DOUBLE ? 1 : 0; // which take two places
                }
            }
            return at;
        }

        private String className(int constant) {
            int utf8 = constants[u2(constants[constant])];
            // Class files have a UTF-8 of their own, which differs only for NUL and beyond the basic plane.
            return new String(bytes, utf8 + 2, u2(utf8), StandardCharsets.UTF_8);
        }

        private int u2(int index) {
            return ((bytes[index] & 0xFF) << 8) | (bytes[index + 1] & 0xFF);
        }
    }
}
