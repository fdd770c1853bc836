package io.dynamoshadow.flag;

import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.subsystems.DataStore;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.FlagEvents;
import io.dynamoshadow.config.FlagSettings;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Flags from LaunchDarkly's SDK, whether it streams them or reads a file. Thread-safe. */
public final class LaunchDarklyFlags implements Flags {
    private final LDClient client;
    private final FlagSettings settings;
    private final FlagData data;
    private final List<LaunchDarklyDaoFlags> daos = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private LaunchDarklyFlags(FlagSettings settings) {
        this.settings = settings;
        AtomicReference<DataStore> kept = new AtomicReference<>();
        this.client = LaunchDarklyClients.start(settings, kept::set);
        this.data = new FlagData(Objects.requireNonNull(kept.get(), "the client makes its store when it is made"));
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
     */
    public static LaunchDarklyFlags start(FlagSettings settings) {
        return new LaunchDarklyFlags(settings);
    }

    @Override
    public boolean isReady() {
        return client.isInitialized();
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
