package io.dynamoshadow.agent.run;

import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Unsupported;
import java.util.List;

/** Says what will be mirrored and how, for the log at start. */
final class PlanText {
    private PlanText() {}

    static String of(DaoPlan plan, String wovenClasses, List<String> weaving) {
        StringBuilder text = new StringBuilder();
        text.append(plan.name())
                .append(": ")
                .append(plan.daoInterface().getName())
                .append(", woven in ")
                .append(wovenClasses)
                .append(", goes to table ")
                .append(plan.items().table().name())
                .append(", key ")
                .append(plan.items().table().key());
        int widest = 0;
        for (PlannedMethod method : plan.methods()) {
            widest = Math.max(widest, method.method().toString().length());
        }
        for (PlannedMethod method : plan.methods()) {
            text.append(System.lineSeparator())
                    .append(String.format("    %-" + widest + "s  ", method.method()))
                    .append(method.operation())
                    .append(method.needsMongo() ? " (needs Mongo)" : "");
            if (method.operation() instanceof Unsupported) {
                text.append("; stays with Mongo. To mend it: ").append(((Unsupported) method.operation()).mend());
            } else {
                text.append("; context ").append(method.context());
            }
        }
        text.append(lines(weaving));
        return text.toString();
    }

    /** Each on a line of its own, below what was said before. */
    static String lines(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(System.lineSeparator()).append("    ").append(line);
        }
        return text.toString();
    }
}
