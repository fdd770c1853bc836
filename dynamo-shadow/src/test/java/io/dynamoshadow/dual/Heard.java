package io.dynamoshadow.dual;

import io.dynamoshadow.compare.Difference;
import io.dynamoshadow.flag.Measurement;
import io.dynamoshadow.flag.Risk;
import io.dynamoshadow.operation.PlannedMethod;
import io.dynamoshadow.tee.Unread;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Writes down what a dual DAO tells, one line each. */
final class Heard implements DualListener {
    final List<String> lines = new CopyOnWriteArrayList<>();

    private void line(String what, PlannedMethod method, String more) {
        lines.add((what + " " + method.method().name() + " " + more).trim());
    }

    void await(String start) {
        Awaitility.await(start).until(() -> lines.stream().anyMatch(line -> line.startsWith(start)));
    }

    boolean has(String start) {
        return lines.stream().anyMatch(line -> line.startsWith(start));
    }

    @Override
    public void called(PlannedMethod method) {
        line("called", method, "");
    }

    @Override
    public void written(PlannedMethod method) {
        line("written", method, "");
    }

    @Override
    public void writeFailed(PlannedMethod method, Object key, Throwable reason) {
        line("write failed", method, reason.getClass().getSimpleName());
    }

    @Override
    public void writeWaits(PlannedMethod method, Object key, @Nullable Throwable reason) {
        line("write waits", method, reason == null ? "" : reason.getClass().getSimpleName());
    }

    @Override
    public void notWrittenDown(PlannedMethod method, @Nullable Throwable reason) {
        line(
                "not written down",
                method,
                reason == null ? "no disk" : reason.getClass().getSimpleName());
    }

    @Override
    public void outcomeUnknown(PlannedMethod method) {
        line("outcome unknown", method, "");
    }

    @Override
    public void risky(PlannedMethod method, Risk risk) {
        line("risk", method, risk.name());
    }

    @Override
    public void contextMissing(PlannedMethod method) {
        line("no context", method, "");
    }

    @Override
    public void mongoWriteFailed(PlannedMethod method, Object key, Throwable reason) {
        line("Mongo write failed", method, key + " " + reason.getClass().getSimpleName());
    }

    @Override
    public void readByMongo(PlannedMethod method, @Nullable Throwable reason) {
        line(
                "read by Mongo",
                method,
                reason == null ? "nothing there" : reason.getClass().getSimpleName());
    }

    @Override
    public void mongoReadFailed(PlannedMethod method, Throwable reason) {
        line("Mongo read failed", method, reason.getClass().getSimpleName());
    }

    @Override
    public void needsMongo(PlannedMethod method) {
        line("needs Mongo", method, "");
    }

    @Override
    public void shadowRead(PlannedMethod method) {
        line("shadow read", method, "");
    }

    @Override
    public void shadowReadDropped(PlannedMethod method, String reason) {
        line("shadow read dropped", method, reason);
    }

    @Override
    public void leftUnread(PlannedMethod method, Unread why) {
        line("left unread", method, why.toString());
    }

    @Override
    public void shadowReadFailed(PlannedMethod method, Throwable reason) {
        line("shadow read failed", method, reason.getClass().getSimpleName());
    }

    @Override
    public void matched(PlannedMethod method) {
        line("matched", method, "");
    }

    @Override
    public void passingDifference(PlannedMethod method) {
        line("passing", method, "");
    }

    @Override
    public void unsettledDifference(PlannedMethod method) {
        line("unsettled", method, "");
    }

    @Override
    public boolean knows(PlannedMethod method, List<Difference> differences) {
        return false;
    }

    @Override
    public void notComparable(PlannedMethod method, Throwable reason) {
        line("not comparable", method, reason.getClass().getSimpleName());
    }

    @Override
    public void noise(PlannedMethod method, List<Difference> differences) {
        line("noise", method, String.valueOf(differences.size()));
    }

    @Override
    public Measurement measured(PlannedMethod method, Measurement told) {
        return told;
    }

    @Override
    public void differed(PlannedMethod method, List<Difference> differences) {
        line(
                "differed",
                method,
                String.valueOf(differences.stream()
                        .map(each -> each.kind() + " " + each.path())
                        .map(String::trim)
                        .toList()));
    }

    @Override
    public void trouble(PlannedMethod method, Throwable reason) {
        line("trouble", method, reason.getClass().getSimpleName());
    }

    @Override
    public void tooDeep(int calls) {
        lines.add("too deep " + calls);
    }
}
