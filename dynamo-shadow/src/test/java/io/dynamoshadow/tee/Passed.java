package io.dynamoshadow.tee;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what passes through a tee. */
final class Passed implements Elements {
    final List<@Nullable Object> elements = new ArrayList<>();
    /** What became of it at last, once; "open" until then. */
    String outcome = "open";

    final List<Throwable> troubles = new ArrayList<>();

    static final int LIMIT = 100;

    final Tee tee;

    Passed() {
        this(LIMIT);
    }

    Passed(int limit) {
        tee = new Tee(this, limit);
    }

    @Override
    public boolean see(@Nullable Object element) {
        elements.add(element);
        return true;
    }

    @Override
    public void whole() {
        outcome(outcome.equals("open") ? "whole" : outcome + ", then whole");
    }

    @Override
    public void unread(Unread why) {
        outcome(outcome.equals("open") ? why.toString() : outcome + ", then " + why);
    }

    private void outcome(String what) {
        outcome = what;
    }

    @Override
    public void trouble(Throwable reason) {
        troubles.add(reason);
    }
}
