package io.dynamoshadow.agent.cli;

import io.dynamoshadow.codec.Index;
import io.dynamoshadow.operation.Cost;
import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which index serves which methods. */
final class IndexUse {
    private IndexUse() {}

    /**
     * The signatures of the methods that need an index.
     *
     * @param name the index's name, or null for those that need the table's own key alone
     */
    static List<String> methodsOf(DaoPlan plan, @Nullable String name) {
        List<String> methods = new ArrayList<>();
        for (PlannedMethod method : plan.methods()) {
            Operation operation = method.operation();
            Index index = operation.index();
            boolean isMeant = index == null
                    ? name == null && operation.cost() != Cost.NONE
                    : index.name().equals(name);
            if (isMeant) {
                methods.add(method.method().signature());
            }
        }
        return methods;
    }
}
