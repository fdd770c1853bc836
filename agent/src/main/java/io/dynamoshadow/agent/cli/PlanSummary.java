package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.cli.Colour.Ink;
import io.dynamoshadow.operation.DaoPlan;
import java.util.ArrayList;
import java.util.List;

/** How much of several DAOs is covered, a line to each. */
final class PlanSummary {
    private PlanSummary() {}

    static List<String> of(List<DaoPlan> plans, int width, boolean colours) {
        TextTable table = new TextTable(8, 7, 7, 7, 7, 7);
        Ink[] bold = {Ink.TITLE, Ink.TITLE, Ink.TITLE, Ink.TITLE, Ink.TITLE, Ink.TITLE};
        table.row(bold, "SUMMARY", "methods", "covered", "of them without a line", "ignored", "unsupported");
        PlanCounts sum = PlanCounts.NONE;
        for (DaoPlan plan : plans) {
            PlanCounts counts = PlanCounts.of(plan);
            sum = sum.plus(counts);
            Ink last = counts.unsupported > 0 ? Ink.WRONG : Ink.PLAIN;
            Ink[] inks = {Ink.PLAIN, Ink.PLAIN, Ink.PLAIN, Ink.PLAIN, Ink.PLAIN, last};
            table.row(inks, cells(plan.name(), counts));
        }
        table.row(bold, cells("all", sum));
        List<String> lines = new ArrayList<>();
        int percent = sum.methods() == 0 ? 100 : (int) (100L * sum.covered / sum.methods());
        lines.addAll(table.lines(table.widths(width), colours));
        lines.add("");
        lines.add(percent + " % of all methods covered");
        return lines;
    }

    private static String[] cells(String name, PlanCounts counts) {
        return new String[] {
            name,
            right(counts.methods(), "methods"),
            right(counts.covered, "covered"),
            right(counts.withoutLine, "of them without a line"),
            right(counts.ignored, "ignored"),
            right(counts.unsupported, "unsupported")
        };
    }

    private static String right(int number, String heading) {
        return String.format("%" + heading.length() + "d", number);
    }
}
