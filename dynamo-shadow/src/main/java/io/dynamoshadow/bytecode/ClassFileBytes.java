package io.dynamoshadow.bytecode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Class files as class loaders have them. */
public final class ClassFileBytes {
    private ClassFileBytes() {}

    /**
     * Reads one.
     *
     * @param internalName as {@code com/acme/Event}
     * @param loader null for the JDK's own
     * @return null where the loader has none of that name
     */
    public static byte @Nullable [] of(String internalName, @Nullable ClassLoader loader) throws IOException {
        String resource = internalName + ".class";
        try (InputStream in = loader == null
                ? ClassLoader.getSystemResourceAsStream(resource)
                : loader.getResourceAsStream(resource)) {
            if (in == null) {
                return null;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        }
    }
}
