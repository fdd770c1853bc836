package io.dynamoshadow.agent.weave;

import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** The methods of a DAO interface and of all interfaces that it extends. */
final class InterfaceMethods {
    private InterfaceMethods() {}

    /** By name and erased descriptor. Those that Object has too are left out: what they do is no matter of the DAO. */
    static Map<String, MethodDescription> of(TypeDescription dao) {
        Map<String, MethodDescription> result = new LinkedHashMap<>();
        addAll(dao, result);
        for (TypeDescription each : MethodSelection.superInterfaces(dao)) {
            addAll(each, result);
        }
        return result;
    }

    private static void addAll(TypeDescription type, Map<String, MethodDescription> result) {
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (method.isMethod() && !method.isStatic() && !method.isPrivate()) {
                String key = MethodSelection.key(method);
                if (!isOfObject(key) && !result.containsKey(key)) {
                    result.put(key, method);
                }
            }
        }
    }

    private static boolean isOfObject(String key) {
        return key.equals("toString()Ljava/lang/String;")
                || key.equals("hashCode()I")
                || key.equals("equals(Ljava/lang/Object;)Z");
    }
}
