package io.dynamoshadow.flag;

import com.launchdarkly.logging.LDLogLevel;
import com.launchdarkly.logging.LDSLF4J;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.FileData;
import com.launchdarkly.sdk.server.subsystems.DataStore;
import io.dynamoshadow.config.FlagEvents;
import io.dynamoshadow.config.FlagSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Builds the SDK's client from the settings. */
final class LaunchDarklyClients {
    private LaunchDarklyClients() {}

    /** @param keep is given the store in which the client keeps what it knows of the flags */
    static LDClient start(FlagSettings settings, Consumer<DataStore> keep) {
        LDConfig.Builder config = new LDConfig.Builder()
                .dataStore(context -> {
                    DataStore store = Components.inMemoryDataStore().build(context);
                    keep.accept(store);
                    return store;
                })
                .startWait(Duration.ZERO)
                .diagnosticOptOut(true)
                .logging(Components.logging(LDSLF4J.adapter()).level(LDLogLevel.WARN));
        Path file = settings.file();
        String sdkKey = settings.sdkKey();
        if (file != null) {
            config.dataSource(FileData.dataSource().filePaths(file).autoUpdate(true));
        }
        if (file != null || settings.events() == FlagEvents.NONE) {
            config.events(Components.noEvents());
        }
        return new LDClient(sdkKey == null ? "no-key-is-needed-for-a-file" : sdkKey, config.build());
    }
}
