package io.dynamoshadow.agent.run;

import io.dynamoshadow.config.ShadowSettings;
import org.jspecify.annotations.Nullable;

/**
 * The engine, made when something is first asked of it: by the first call, or after the first lull. An application that has not called
 * its DAO yet has better things to do. Thread-safe.
 */
final class EngineSoon {
    private final ShadowSettings settings;
    private final ApplicationModules modules;
    private final Background background;
    private final Gates gates;
    private volatile @Nullable Engine made;

    /** @param gates refreshed whenever the engine has changed something that they depend on */
    EngineSoon(ShadowSettings settings, ApplicationModules modules, Background background, Gates gates) {
        this.settings = settings;
        this.modules = modules;
        this.background = background;
        this.gates = gates;
    }

    /** Where it cannot be made now, for want of memory perhaps, whoever asks next has it made. */
    Engine get() {
        Engine known = made;
        return known != null ? known : make();
    }

    private synchronized Engine make() {
        Engine known = made;
        if (known == null) {
            known = new Engine(settings, modules, background);
            known.onChange(gates::refresh);
            known.tidyUpAtEndOfJvm();
            made = known;
        }
        return known;
    }
}
