package io.dynamoshadow.agent.weave;

import java.util.LinkedHashMap;
import java.util.Map;

/** The methods of a DAO interface and of all interfaces that it extends. */
final class InterfaceMethods {
    private InterfaceMethods() {}

    /** By their keys. Those that Object has too are left out: what they do is no matter of the DAO. */
    static Map<String, MethodModel> of(TypeModel dao) {
        Map<String, MethodModel> result = new LinkedHashMap<>();
        addAll(dao, result);
        for (TypeModel each : dao.superInterfaces()) {
            addAll(each, result);
        }
        return result;
    }

    private static void addAll(TypeModel type, Map<String, MethodModel> result) {
        for (MethodModel method : type.methods()) {
            if (method.isVirtual()) {
                String key = method.key();
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
