package io.dynamoshadow.agent.weave;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Class files, as ASM reads them. By that alone: a library that describes classes, and generates them, takes ten times as long to get
 * going, in the middle of the application's start.
 */
final class ClassFiles {
    /** What the library's visitors are to know of class files: all that it does. */
    static final int API = Opcodes.ASM9;

    /** Class files of Java 1 have version 45. */
    private static final int BEFORE_JAVA_1 = 44;

    /** The newest version that this ASM knows. */
    private static final int NEWEST = Opcodes.V27;

    /** Magic number, minor and major version, count of constants. */
    private static final int HEAD = 10;

    private ClassFiles() {}

    /**
     * @param classFile one that begins as such
     * @throws NewerThanKnown where a newer Java than the library knows has made it
     * @throws RuntimeException where it is damaged
     */
    static ClassReader reader(byte[] classFile) {
        try {
            return new ClassReader(classFile);
        } catch (IllegalArgumentException unknown) {
            int major = ((classFile[6] & 0xFF) << 8) | (classFile[7] & 0xFF);
            throw major > NEWEST ? new NewerThanKnown(major) : unknown;
        }
    }

    /** Whether it begins as one. The JVM refuses what does not, whatever we make of it. */
    static boolean isOne(byte[] file) {
        return file.length > HEAD
                && (file[0] & 0xFF) == 0xCA
                && (file[1] & 0xFF) == 0xFE
                && (file[2] & 0xFF) == 0xBA
                && (file[3] & 0xFF) == 0xBE;
    }

    /** Without what is minor, which marks files that use a feature before its time. */
    static int major(int version) {
        return version & 0xFFFF;
    }

    /** A class file of a Java that is not known yet. */
    static final class NewerThanKnown extends RuntimeException {
        private static final long serialVersionUID = 1;

        NewerThanKnown(int major) {
            super("its class file is of Java " + (major - BEFORE_JAVA_1)
                    + ", which this version of Dynamo Shadow does not know");
        }
    }
}
