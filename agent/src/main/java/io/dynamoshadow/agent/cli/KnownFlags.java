package io.dynamoshadow.agent.cli;

import io.dynamoshadow.agent.run.AgentThreads;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.flag.FixedFlags;
import io.dynamoshadow.flag.Flags;
import io.dynamoshadow.flag.KillSwitch;
import io.dynamoshadow.flag.LaunchDarklyFlags;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The flags of the application, for commands that must know them: which store is whose they alone say. */
final class KnownFlags {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private KnownFlags() {}

    /**
     * Waits until they are known.
     *
     * @param why what nobody knows without them
     * @throws CommandException where they are not after so many seconds
     */
    static Flags await(ShadowSettings settings, int patienceSeconds, String why) {
        if (settings.flags().sdkKey() == null && settings.flags().file() == null) {
            return new FixedFlags(settings.flags());
        }
        Flags flags = LaunchDarklyFlags.start(settings.flags(), new KillSwitch(), new AgentThreads("flags"));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
        while (!flags.isReady()) {
            if (System.nanoTime() - deadline >= 0) {
                flags.close();
                throw new CommandException("flags are not known after " + patienceSeconds + " s, so nobody knows " + why
                        + ". Check flags.sdk-key or flags.file");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return flags;
    }
}
