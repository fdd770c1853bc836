package squatter;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** An agent that takes the name of the bridge, as another copy of Dynamo Shadow might. */
public final class SquattingAgent {
    private SquattingAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
        byte[] file = read(SquattingAgent.class.getResourceAsStream("/squatter/bridge.bin"));
        if (System.getProperty("java.specification.version").startsWith("1.")) {
            Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            field.getType()
                    .getMethod("defineClass", String.class, byte[].class, int.class, int.class, ClassLoader.class,
                            ProtectionDomain.class)
                    .invoke(field.get(null), null, file, 0, file.length, null, null);
            return;
        }
        Class<?> module = Class.forName("java.lang.Module");
        Object javaBase = Class.class.getMethod("getModule").invoke(Object.class);
        Object ours = Class.class.getMethod("getModule").invoke(SquattingAgent.class);
        Map<String, Set<Object>> opens = new HashMap<String, Set<Object>>();
        opens.put("java.lang", Collections.singleton(ours));
        Instrumentation.class
                .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
                .invoke(instrumentation, javaBase, Collections.emptySet(), Collections.emptyMap(), opens,
                        Collections.emptySet(), Collections.emptyMap());
        Object lookup = MethodHandles.class
                .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
                .invoke(null, Object.class, MethodHandles.lookup());
        MethodHandles.Lookup.class.getMethod("defineClass", byte[].class).invoke(lookup, (Object) file);
    }

    private static byte[] read(InputStream in) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            out.write(b);
        }
        return out.toByteArray();
    }
}
