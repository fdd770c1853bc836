package io.dynamoshadow.agent.cli;

import io.dynamoshadow.backfill.BackfillProgress;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar where there is a terminal, and silence where there is none. Thread-safe. */
final class ConsoleProgress implements BackfillProgress, AutoCloseable {
    private static final int MOST_FAILURES = 20;

    private final @Nullable ProgressBar bar;
    private final AtomicInteger failures = new AtomicInteger();

    ConsoleProgress(String name, long estimatedCount) {
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
            System.err.println("error: " + key + " could not be copied: " + reason);
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
