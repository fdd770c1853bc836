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
     * The number of a method that a class of a DAO's inherits, and that is woven where it is declared: in a class that need
     * not implement the interface. So it is called on all objects of that class, and only those that do implement it are of
     * interest. The method of one class has one number, whichever DAO asks.
     *
     * @param interfaceName the configured interface for which it is woven
     * @param className the class that declares it
     */
    int numberOfLent(String interfaceName, String className, String methodName, String descriptor);

    /**
     * Tells that a class has been woven. It is not loaded yet, and must not be loaded from here.
     *
     * @param interfaceName the configured interface, as in {@code Class.getName()}
     * @param className the woven class, as in {@code Class.getName()}
     * @param loader the loader that defines it
     * @param originalClassFile the class file before weaving, with its parameter names if it was compiled with any; not
     *     to be changed
     * @param methods name and descriptor of each woven method as the interface declares it, such as
     *     {@code find(Ljava/lang/String;)V}
     */
    void woven(
            String interfaceName,
            String className,
            @Nullable ClassLoader loader,
            byte[] originalClassFile,
            List<String> methods);

    /**
     * Tells what of a class had to be left unwoven. It may not be loaded yet.
     *
     * @param reasons for people, as in {@code find(String) is native}
     */
    void left(String interfaceName, String className, @Nullable ClassLoader loader, List<String> reasons);

    /**
     * Tells that classes have borrowed methods of others, which may be loaded already: {@link LateWeaving} is to be asked,
     * soon and in another thread.
     */
    void borrowed();
}
