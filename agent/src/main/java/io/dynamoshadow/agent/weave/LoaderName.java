package io.dynamoshadow.agent.weave;

import org.jspecify.annotations.Nullable;

/** Names a class loader in short. What a loader says of itself is code of the application, and is not asked. */
final class LoaderName {
    private LoaderName() {}

    static String of(@Nullable ClassLoader loader) {
        if (loader == null) {
            return "boot";
        }
        if (loader == ClassLoader.getSystemClassLoader()) {
            return "app";
        }
        String name = loader.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1) + "@" + Integer.toHexString(System.identityHashCode(loader));
    }
}
