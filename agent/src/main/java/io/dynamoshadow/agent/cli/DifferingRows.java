package io.dynamoshadow.agent.cli;

import io.dynamoshadow.backfill.VerificationListener;
import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.report.DifferenceText;
import java.util.ArrayList;
import java.util.List;

/** Shows rows that differ, the first of them; when all is done, since before that a progress bar may be there. Thread-safe. */
final class DifferingRows extends ConsoleProgress implements VerificationListener {
    private final DifferenceText text;
    private final int most;
    private final List<String> lines = new ArrayList<>();
    private int leftOut;

    /** @param most how many are shown */
    DifferingRows(String dao, long estimatedCount, DifferenceText text, int most) {
        super(dao, estimatedCount, "compared");
        this.text = text;
        this.most = most;
    }

    @Override
    public synchronized void differs(List<Difference> row, Fate fate) {
        if (lines.size() >= most) {
            leftOut++;
            return;
        }
        lines.add(text.ofRow(row) + (fate == Fate.FOUND ? "" : "; " + fate));
    }

    @Override
    public synchronized void close() {
        super.close();
        lines.forEach(System.out::println);
        if (leftOut > 0 && most > 0) {
            System.out.println("… and " + leftOut + " more; --show " + (most + leftOut) + " shows all");
        }
    }
}
