package io.dynamoshadow.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives each woven method the number that is bound into its advice. Called during class loading: fast, lock-free as far
 * as possible, never loads application classes.
 */
public interface WovenMethods {
    /**
     * The number of a method of a DAO interface; the same arguments give the same number.
     *
     * @param interfaceName the configured interface, as in {@code Class.getName()}
     * @param methodName the name of a method of that interface or of one that it extends
     * @param descriptor the erased descriptor of the method as that interface declares it
     */
    int numberOf(String interfaceName, String methodName, String descriptor);

    /**
     * Tells that a class has been woven. It is not loaded yet, and must not be loaded from here.
     *
     * @param interfaceName the configured interface, as in {@code Class.getName()}
     * @param className the woven class, as in {@code Class.getName()}
     * @param loader the loader that defines it
     * @param originalClassFile the class file before weaving, with its parameter names if it was compiled with any; not
     *     to be changed
     * @param methods name and descriptor of each woven method, such as {@code find(Ljava/lang/String;)V}
     */
    void woven(
            String interfaceName,
            String className,
            @Nullable ClassLoader loader,
            byte[] originalClassFile,
            List<String> methods);
}
