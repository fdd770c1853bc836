package io.dynamoshadow.flag;

import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagSettings;
import org.jspecify.annotations.Nullable;

/** The configured defaults for ever: neither an SDK key nor a file is given. Immutable. */
public final class FixedFlags implements Flags {
    private final Stage stage;

    public FixedFlags(FlagSettings settings) {
        this.stage = Stage.defaults(settings);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public DaoFlags of(DaoSettings dao) {
        return new DaoFlags() {
            @Override
            public Stage stage(@Nullable String contextKey) {
                return stage;
            }

            @Override
            public boolean isDynamoWriteOffForAll() {
                return stage.writeRoute() == WriteRoute.MONGO
                        || stage.writeRoute() == WriteRoute.MONGO_BECAUSE_BOTH_ARE_OFF;
            }
        };
    }

    @Override
    public void close() {}
}
