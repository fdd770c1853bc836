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

    private final int access;
    private final String name;
    private final @Nullable String superName;
    private final List<String> interfaces;

    private ClassHeader(int access, String name, @Nullable String superName, List<String> interfaces) {
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

    boolean isFinal() {
        return (access & ACC_FINAL) != 0;
    }

    /** Walks the constant pool once, keeping where each constant begins. Java Virtual Machine Specification, 4.1, 4.4. */
    private static final class Reader {
        private final byte[] bytes;
        private final int[] constants;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
            if (((u2(0) << 16) | u2(2)) != MAGIC) {
                throw new IllegalArgumentException("no class file");
            }
            constants = new int[u2(8)];
            at = 10;
        }

        ClassHeader read() {
            for (int i = 1; i < constants.length; i++) {
                constants[i] = at + 1;
                int tag = bytes[at];
                at += length(tag);
                if (tag == 5 || tag == 6) {
                    i++; // long and double take two places
                }
            }
            int access = u2(at);
            String name = className(u2(at + 2));
            int superClass = u2(at + 4);
            String[] interfaces = new String[u2(at + 6)];
            for (int i = 0; i < interfaces.length; i++) {
                interfaces[i] = className(u2(at + 8 + 2 * i));
            }
            return new ClassHeader(
                    access,
                    name,
                    superClass == 0 ? null : className(superClass),
                    interfaces.length == 0 ? Collections.<String>emptyList() : Arrays.asList(interfaces));
        }

        private int length(int tag) {
            switch (tag) {
                case 1: // Utf8
                    return 3 + u2(at + 1);
                case 7: // Class
                case 8: // String
                case 16: // MethodType
                case 19: // Module
                case 20: // Package
                    return 3;
                case 15: // MethodHandle
                    return 4;
                case 3: // Integer
                case 4: // Float
                case 9: // Fieldref
                case 10: // Methodref
                case 11: // InterfaceMethodref
                case 12: // NameAndType
                case 17: // Dynamic
                case 18: // InvokeDynamic
                    return 5;
                case 5: // Long
                case 6: // Double
                    return 9;
                default:
                    throw new IllegalArgumentException("no constant has the tag " + tag);
            }
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
