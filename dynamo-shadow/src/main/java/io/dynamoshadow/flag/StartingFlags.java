package io.dynamoshadow.flag;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagSettings;
import org.jspecify.annotations.Nullable;

/** Flags whose source is started elsewhere, while calls may already come: until then the defaults hold. Thread-safe. */
public final class StartingFlags implements Flags {
    private final Flags defaults;
    private volatile @Nullable Flags started;

    public StartingFlags(FlagSettings settings) {
        this.defaults = new FixedFlags(settings);
    }

    /** From now on these flags hold. */
    public void started(Flags flags) {
        started = flags;
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
                if (flags == null) {
                    return untilThen;
                }
                known = flags.of(dao);
                real = known;
                return known;
            }

            @Override
            public Stage stage(@Nullable String contextKey) {
                return now().stage(contextKey);
            }

            @Override
            public boolean isDynamoWriteOffForAll() {
                return now().isDynamoWriteOffForAll();
            }
        };
    }

    @Override
    public void close() {
        Flags flags = started;
        if (flags != null) {
            flags.close();
        }
    }
}
