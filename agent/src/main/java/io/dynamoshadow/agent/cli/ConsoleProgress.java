package io.dynamoshadow.agent.cli;

import io.dynamoshadow.backfill.BackfillProgress;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar where there is a terminal, and silence where there is none. Thread-safe. */
class ConsoleProgress implements BackfillProgress, AutoCloseable {
    private static final int MOST_FAILURES = 20;

    private final @Nullable ProgressBar bar;
    private final String done;
    private final AtomicInteger failures = new AtomicInteger();

    /** @param done what is done to each entity: copied */
    ConsoleProgress(String name, long estimatedCount, String done) {
        this.done = done;
        this.bar = !Terminal.isThere()
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(name)
                        .setInitialMax(estimatedCount)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .showSpeed()
                        .build();
    }

    @Override
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void failed(Object key, Throwable reason) {
        int number = failures.incrementAndGet();
        if (number <= MOST_FAILURES) {
            System.err.println("error: " + key + " could not be " + done + ": " + reason);
        } else if (number == MOST_FAILURES + 1) {
            System.err.println("error: more failures follow; they are counted");
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
