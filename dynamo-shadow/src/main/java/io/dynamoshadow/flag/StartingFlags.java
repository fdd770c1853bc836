package io.dynamoshadow.flag;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagSettings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Flags whose source is started elsewhere, while calls may already come: until then the defaults hold. Thread-safe. */
public final class StartingFlags implements Flags {
    private final Flags defaults;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Flags started;

    public StartingFlags(FlagSettings settings) {
        this.defaults = new FixedFlags(settings);
    }

    /** From now on these flags hold. */
    public void started(Flags flags) {
        flags.onChange(this::changed);
        started = flags;
        changed();
    }

    @Override
    public boolean isReady() {
        Flags flags = started;
        return flags != null && flags.isReady();
    }

    @Override
    public DaoFlags of(DaoSettings dao) {
        return new DaoFlags() {
            private final DaoFlags untilThen = defaults.of(dao);
            private volatile @Nullable DaoFlags real;

            private DaoFlags now() {
                DaoFlags known = real;
                if (known != null) {
                    return known;
                }
                Flags flags = started;
                return flags == null ? untilThen : begin(flags);
            }

            private synchronized DaoFlags begin(Flags flags) {
                DaoFlags known = real;
                if (known == null) {
                    known = flags.of(dao);
                    real = known;
                }
                return known;
            }

            @Override
            public Stage stage(@Nullable String contextKey) {
                return now().stage(contextKey);
            }

            @Override
            public Decision decide(@Nullable String contextKey, boolean write) {
                return now().decide(contextKey, write);
            }

            @Override
            public double number(String flag, @Nullable String contextKey, double absent) {
                return now().number(flag, contextKey, absent);
            }

            @Override
            public Reach reach() {
                return now().reach();
            }

            @Override
            public boolean wantsEveryCall() {
                return now().wantsEveryCall();
            }
        };
    }

    /** To be called before {@link #started}, so that nobody misses that. */
    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public void keepAlive() {
        Flags flags = started;
        if (flags != null) {
            flags.keepAlive();
        }
    }

    @Override
    public void lookAgain() {
        Flags flags = started;
        if (flags != null) {
            flags.lookAgain();
        }
    }

    @Override
    public void close() {
        Flags flags = started;
        if (flags != null) {
            flags.close();
        }
    }
}
