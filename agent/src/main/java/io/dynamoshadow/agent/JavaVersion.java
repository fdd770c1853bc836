package io.dynamoshadow.agent;

import org.jspecify.annotations.Nullable;

/** Whether this JVM can run the agent. Read by JVMs of Java 5 and later, as {@link Agent} is, and bound as it is. */
final class JavaVersion {
    /** The class file version of Java 8. */
    private static final float OLDEST = 52;

    private JavaVersion() {}

    /** What is to be said of a JVM that is too old; null of one that is not. */
    static @Nullable String complaint() {
        try {
            return complaint(System.getProperty("java.class.version"), System.getProperty("java.version"));
        } catch (SecurityException secret) {
            return null; // the next one will stop us, and is told
        }
    }

    static @Nullable String complaint(@Nullable String classVersion, @Nullable String javaVersion) {
        try {
            return classVersion != null && Float.parseFloat(classVersion) < OLDEST
                    ? "Dynamo Shadow needs Java 8 or newer, and this is Java " + javaVersion
                    : null;
        } catch (NumberFormatException strange) {
            return null; // some other JVM, which may be a good one
        }
    }
}
