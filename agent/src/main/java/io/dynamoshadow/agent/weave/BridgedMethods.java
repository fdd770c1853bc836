package io.dynamoshadow.agent.weave;

import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a class that fill in a generic interface's with types of their own: {@code save(Event)} for
 * {@code save(T)}. A call through the interface comes in by a bridge {@code save(Object)}, but one through the class
 * comes here directly. (A call that passes both is one call: the handler sees to it.)
 */
final class BridgedMethods {
    private BridgedMethods() {}

    /**
     * Finds them.
     *
     * @param wanted the interface's methods, by name and erased descriptor
     * @return the declared method, and the method of the interface that it is
     */
    static Map<MethodDescription, MethodDescription> of(TypeDescription type, Map<String, MethodDescription> wanted) {
        Map<MethodDescription, MethodDescription> result = new LinkedHashMap<>();
        if (!mayHaveSome(type, wanted)) {
            return result;
        }
        for (MethodGraph.Node node :
                MethodGraph.Compiler.DEFAULT.compile((TypeDefinition) type).listNodes()) {
            MethodDescription method = node.getRepresentative().asDefined();
            if (node.getSort().isUnique() && method.getDeclaringType().equals(type)) {
                MethodDescription same = sameIn(wanted, method, node);
                if (same != null) {
                    result.put(method, same);
                }
            }
        }
        return result;
    }

    private static @Nullable MethodDescription sameIn(
            Map<String, MethodDescription> wanted, MethodDescription method, MethodGraph.Node node) {
        for (Map.Entry<String, MethodDescription> entry : wanted.entrySet()) {
            MethodDescription each = entry.getValue();
            if (each.getInternalName().equals(method.getInternalName())
                    && node.getMethodTypes().contains(each.asDefined().asTypeToken())) {
                return each;
            }
        }
        return null;
    }

    /** Spares most classes the method graph, which is costly. */
    private static boolean mayHaveSome(TypeDescription type, Map<String, MethodDescription> wanted) {
        for (MethodDescription own : type.getDeclaredMethods()) {
            if (own.isVirtual() && !own.isBridge() && !wanted.containsKey(MethodSelection.key(own))) {
                for (MethodDescription each : wanted.values()) {
                    if (each.getInternalName().equals(own.getInternalName())
                            && each.getParameters().size()
                                    == own.getParameters().size()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
