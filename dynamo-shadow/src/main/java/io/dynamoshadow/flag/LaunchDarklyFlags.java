package io.dynamoshadow.flag;

import com.launchdarkly.logging.LDLogAdapter;
import com.launchdarkly.logging.LDSLF4J;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.subsystems.DataStore;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagEvents;
import io.dynamoshadow.config.FlagSettings;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Flags from LaunchDarkly's SDK, whether it streams them or reads a file. Thread-safe. */
public final class LaunchDarklyFlags implements Flags {
    private final LDClient client;
    private final FlagSettings settings;
    private final FlagData data;
    private final SwitchFlag switchFlag;
    private final List<LaunchDarklyDaoFlags> daos = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private LaunchDarklyFlags(
            FlagSettings settings,
            KillSwitch killSwitch,
            ThreadFactory threads,
            LDLogAdapter log,
            Consumer<LDConfig.Builder> more) {
        this.settings = settings;
        AtomicReference<DataStore> kept = new AtomicReference<>();
        this.client = LaunchDarklyClients.start(settings, threads, log, more, kept::set);
        this.data = new FlagData(Objects.requireNonNull(kept.get(), "the client makes its store when it is made"));
        this.switchFlag = new SwitchFlag(settings.killSwitch(), killSwitch, client, data);
        client.getFlagTracker().addFlagChangeListener(event -> {
            try {
                changed(event.getKey());
            } catch (Throwable missed) {
                // lookAgain makes up for it, and tells what is wrong if that is wrong still
            }
        });
    }

    /**
     * Starts a client and returns at once; it connects, or reads its file, on threads of its own. Takes up to a second where
     * the SDK's classes are not loaded.
     *
     * @param killSwitch turned by its flag
     * @param threads of which one looks after a flag file
     */
    public static LaunchDarklyFlags start(FlagSettings settings, KillSwitch killSwitch, ThreadFactory threads) {
        return start(settings, killSwitch, threads, LDSLF4J.adapter(), config -> {});
    }

    static LaunchDarklyFlags start(
            FlagSettings settings,
            KillSwitch killSwitch,
            ThreadFactory threads,
            LDLogAdapter log,
            Consumer<LDConfig.Builder> more) {
        return new LaunchDarklyFlags(settings, killSwitch, threads, log, more);
    }

    @Override
    public boolean isReady() {
        boolean ready = client.isInitialized();
        if (ready) {
            switchFlag.lookOnce();
        }
        return ready;
    }

    @Override
    public DaoFlags of(DaoSettings dao) {
        LaunchDarklyDaoFlags flags = new LaunchDarklyDaoFlags(dao, settings, client, data);
        daos.add(flags);
        flags.refresh(); // for what has changed since it was made, and was told to the others alone
        return flags;
    }

    /** The SDK tells this for a flag too whose prerequisites or segments have changed, and after the data are there. */
    private void changed(String flag) {
        switchFlag.changed(flag);
        boolean ours = false;
        for (LaunchDarklyDaoFlags dao : daos) {
            if (dao.uses(flag)) {
                dao.refresh();
                ours = true;
            }
        }
        if (ours) {
            tell();
        }
    }

    @Override
    public void lookAgain() {
        switchFlag.lookAgain();
        boolean missed = false;
        for (LaunchDarklyDaoFlags dao : daos) {
            if (dao.isStale()) {
                dao.refresh();
                missed = true;
            }
        }
        if (missed) {
            tell();
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void keepAlive() {
        if (settings.sdkKey() != null && settings.events() == FlagEvents.SPARSE) {
            daos.forEach(LaunchDarklyDaoFlags::keepAlive);
        }
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (java.io.IOException unimportant) {
            // on the way out, and nothing is left to lose
        }
    }
}
