package io.dynamoshadow.agent.weave;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;

/**
 * How many local variables methods have, which their code tells a visitor only at its end. Java Virtual Machine Specification, 4.5 to
 * 4.7.3.
 */
final class MaxLocals {
    private static final String CODE = "Code";
    /** A count, such as of attributes. */
    private static final int COUNT = 2;
    /** Flags, name and descriptor of a field or a method. */
    private static final int MEMBER = 6;
    /** Name and length of an attribute. */
    private static final int ATTRIBUTE = 6;

    private final ClassReader file;
    private final char[] buffer;
    private int at;

    private MaxLocals(ClassReader file) {
        this.file = file;
        this.buffer = new char[file.getMaxStringLength()];
    }

    /** By the methods' keys; those without code are left out. */
    static Map<String, Integer> of(ClassReader file) {
        return new MaxLocals(file).read();
    }

    private Map<String, Integer> read() {
        // flags, class and superclass come first
        at = file.header + MEMBER;
        at += COUNT + 2 * file.readUnsignedShort(at); // interfaces
        for (int fields = count(); fields > 0; fields--) {
            at += MEMBER;
            int unused = codeIn();
        }
        Map<String, Integer> variables = new HashMap<>();
        for (int methods = count(); methods > 0; methods--) {
            String key = file.readUTF8(at + 2, buffer) + file.readUTF8(at + 4, buffer);
            at += MEMBER;
            int code = codeIn();
            if (code > 0) {
                variables.put(key, file.readUnsignedShort(code + COUNT)); // after the depth of the stack
            }
        }
        return variables;
    }

    private int count() {
        int count = file.readUnsignedShort(at);
        at += COUNT;
        return count;
    }

    /** Passes attributes by; gives the place of the code among them, or 0. */
    private int codeIn() {
        int code = 0;
        for (int attributes = count(); attributes > 0; attributes--) {
            if (CODE.equals(file.readUTF8(at, buffer))) {
                code = at + ATTRIBUTE;
            }
            at += ATTRIBUTE + file.readInt(at + 2);
        }
        return code;
    }
}
