package io.dynamoshadow.agent.cli;

import io.dynamoshadow.operation.DaoPlan;
import io.dynamoshadow.operation.HandWritten;
import io.dynamoshadow.operation.Ignored;
import io.dynamoshadow.operation.Operation;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.operation.Unsupported;

/** How many methods of a plan are what. Immutable. */
final class PlanCounts {
    static final PlanCounts NONE = new PlanCounts(0, 0, 0, 0);

    /** What a rule that is a line of the settings is called in a plan. */
    private static final String BY_LINE = "settings";

    final int covered;
    final int withoutLine;
    final int ignored;
    final int unsupported;

    private PlanCounts(int covered, int withoutLine, int ignored, int unsupported) {
        this.covered = covered;
        this.withoutLine = withoutLine;
        this.ignored = ignored;
        this.unsupported = unsupported;
    }

    static PlanCounts of(DaoPlan plan) {
        int covered = 0;
        int withoutLine = 0;
        int ignored = 0;
        int unsupported = 0;
        for (PlannedMethod method : plan.methods()) {
            Operation operation = method.operation();
            if (operation instanceof Unsupported) {
                unsupported++;
            } else if (operation instanceof Ignored) {
                ignored++;
            } else {
                covered++;
                withoutLine += method.rule().equals(BY_LINE) || operation instanceof HandWritten ? 0 : 1;
            }
        }
        return new PlanCounts(covered, withoutLine, ignored, unsupported);
    }

    PlanCounts plus(PlanCounts others) {
        return new PlanCounts(
                covered + others.covered,
                withoutLine + others.withoutLine,
                ignored + others.ignored,
                unsupported + others.unsupported);
    }

    int methods() {
        return covered + ignored + unsupported;
    }

    /** {@code 7 of 9 methods covered (6 without a line of the settings), 1 ignored, 1 unsupported}. */
    @Override
    public String toString() {
        return covered + " of " + methods() + (methods() == 1 ? " method" : " methods") + " covered"
                + (withoutLine == covered ? "" : " (" + withoutLine + " without a line in the settings)")
                + (ignored == 0 ? "" : ", " + ignored + " ignored")
                + (unsupported == 0 ? "" : ", " + unsupported + " unsupported");
    }
}
