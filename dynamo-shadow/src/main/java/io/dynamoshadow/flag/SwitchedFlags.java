package io.dynamoshadow.flag;

import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** The flags of one DAO under the {@link KillSwitch}. Thread-safe. */
final class SwitchedFlags implements DaoFlags {
    private static final Stage MONGO_ALONE = Stage.of(true, true, false, false);
    private static final Reach REACH_OF_MONGO_ALONE = Reach.of(Collections.singleton(MONGO_ALONE));

    private final KillSwitch killSwitch;
    private final DaoFlags flags;

    SwitchedFlags(KillSwitch killSwitch, DaoFlags flags) {
        this.killSwitch = killSwitch;
        this.flags = flags;
    }

    @Override
    public boolean isSwitchedOff() {
        return killSwitch.isOff();
    }

    @Override
    public DaoFlags underSwitch() {
        return flags;
    }

    @Override
    public Stage stage(@Nullable String contextKey) {
        return killSwitch.isOff() ? MONGO_ALONE : flags.stage(contextKey);
    }

    @Override
    public Decision decide(@Nullable String contextKey, boolean write) {
        return killSwitch.isOff() ? new Decision(MONGO_ALONE, Measurement.NONE) : flags.decide(contextKey, write);
    }

    @Override
    public double number(String flag, @Nullable String contextKey, double absent) {
        return flags.number(flag, contextKey, absent);
    }

    @Override
    public Reach reach() {
        return killSwitch.isOff() ? REACH_OF_MONGO_ALONE : flags.reach();
    }

    @Override
    public boolean wantsEveryCall() {
        return !killSwitch.isOff() && flags.wantsEveryCall();
    }
}
