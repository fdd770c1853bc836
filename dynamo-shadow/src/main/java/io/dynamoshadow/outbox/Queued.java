package io.dynamoshadow.outbox;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A write of a key, which is pending until it has run or was taken back, and no longer. */
final class Queued implements Lane.Task {
    final Object key;
    final int hash;
    private final Runnable write;
    private final Consumer<Throwable> failed;
    private final Set<Queued> pending;
    /** When it was handed over, in milliseconds since 1970. */
    final long since = System.currentTimeMillis();

    private final AtomicBoolean begun = new AtomicBoolean();

    /** Looked at wherever it is asked what is pending: that it leaves the set is only for the memory's sake. */
    volatile boolean over;

    /** @param pending where it is until it is over */
    Queued(Object key, Runnable write, Consumer<Throwable> failed, Set<Queued> pending) {
        this.key = key;
        this.hash = key.hashCode();
        this.write = write;
        this.failed = failed;
        this.pending = pending;
    }

    @Override
    public void run() {
        if (begun.compareAndSet(false, true)) {
            try {
                write.run();
            } catch (Throwable thrown) {
                failed.accept(thrown);
            } finally {
                over = true;
                pending.remove(this);
            }
        }
    }

    /** False where it runs already. */
    boolean takeBack() {
        boolean back = begun.compareAndSet(false, true);
        if (back) {
            over = true;
            pending.remove(this);
        }
        return back;
    }

    @Override
    public void giveUp(Throwable reason) {
        if (takeBack()) {
            failed.accept(reason);
        }
    }
}
