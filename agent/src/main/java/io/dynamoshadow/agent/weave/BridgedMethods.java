package io.dynamoshadow.agent.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods of a class that fill in a generic interface's with types of their own: {@code save(Event)} for
 * {@code save(T)}. A call through the interface comes in by a bridge {@code save(Object)}, but one through the class
 * comes here directly. (A call that passes both is one call: the handler sees to it.) They are known by the bridges, which
 * compilers add to the class or to one of its superclasses: Java Language Specification, 15.12.4.5.
 */
final class BridgedMethods {
    private BridgedMethods() {}

    /**
     * Finds them.
     *
     * @param wanted the interface's methods, by their keys
     * @return the declared method, and the method of the interface that it is
     */
    static Map<MethodModel, MethodModel> of(TypeModel type, Map<String, MethodModel> wanted) {
        Map<String, MethodModel> bridged = bridged(type, wanted);
        Map<MethodModel, MethodModel> result = new LinkedHashMap<>();
        for (MethodModel own : type.methods()) {
            MethodModel same = own.isVirtual() ? bridged.get(own.key()) : null;
            if (same != null) {
                result.put(own, same);
            }
        }
        return result;
    }

    /** By the keys of the methods that bridges lead to, be it by way of others. */
    private static Map<String, MethodModel> bridged(TypeModel type, Map<String, MethodModel> wanted) {
        List<Map.Entry<String, String>> bridges = new ArrayList<>();
        for (TypeModel each = type; each != null; each = each.superClass()) {
            bridges.addAll(each.bridges().entrySet());
        }
        Map<String, MethodModel> bridged = new LinkedHashMap<>();
        boolean isMore = !bridges.isEmpty();
        while (isMore) {
            isMore = false;
            for (Map.Entry<String, String> each : bridges) {
                MethodModel same = wanted.get(each.getKey());
                same = same == null ? bridged.get(each.getKey()) : same;
                if (same != null && !wanted.containsKey(each.getValue()) && !bridged.containsKey(each.getValue())) {
                    bridged.put(each.getValue(), same);
                    isMore = true;
                }
            }
        }
        return bridged;
    }
}
