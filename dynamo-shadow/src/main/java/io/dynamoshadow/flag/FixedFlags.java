package io.dynamoshadow.flag;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagSettings;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The configured defaults for ever: neither an SDK key nor a file is given. Immutable. */
public final class FixedFlags implements Flags {
    private final FlagSettings settings;

    public FixedFlags(FlagSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public DaoFlags of(DaoSettings dao) {
        Stage stage = dao.migrationFlag() == null ? Stage.defaults(settings) : Stage.of(settings.defaultStep());
        return new DaoFlags() {
            @Override
            public Stage stage(@Nullable String contextKey) {
                return stage;
            }

            @Override
            public Reach reach() {
                return Reach.of(Collections.singleton(stage));
            }
        };
    }

    @Override
    public void onChange(Runnable listener) {}

    @Override
    public void close() {}
}
