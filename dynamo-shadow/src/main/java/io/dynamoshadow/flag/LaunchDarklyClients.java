package io.dynamoshadow.flag;

import com.launchdarkly.logging.LDLogAdapter;
import com.launchdarkly.logging.LDLogLevel;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.ServiceEndpointsBuilder;
import com.launchdarkly.sdk.server.subsystems.DataStore;
import io.dynamoshadow.config.FlagEvents;
import io.dynamoshadow.config.FlagSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** Builds the SDK's client from the settings. */
final class LaunchDarklyClients {
    private LaunchDarklyClients() {}

    /**
     * @param threads of which one looks after the file, where there is one
     * @param log where the SDK logs
     * @param more further configuration
     * @param keep is given the store in which the client keeps what it knows of the flags
     */
    static LDClient start(
            FlagSettings settings,
            ThreadFactory threads,
            LDLogAdapter log,
            Consumer<LDConfig.Builder> more,
            Consumer<DataStore> keep) {
        LDConfig.Builder config = new LDConfig.Builder()
                .dataStore(context -> {
                    DataStore store = Components.inMemoryDataStore().build(context);
                    keep.accept(store);
                    return store;
                })
                .startWait(Duration.ZERO)
                .diagnosticOptOut(true)
                .logging(Components.logging(new QuietSdkLog(log, System::nanoTime))
                        .level(LDLogLevel.WARN));
        config.serviceEndpoints(endpoints(settings));
        Path file = settings.file();
        String sdkKey = settings.sdkKey();
        if (file != null) {
            config.dataSource(context -> new FlagFile(file, context, threads));
        }
        config.events(
                file != null || settings.events() == FlagEvents.NONE
                        ? Components.noEvents()
                        : Components.sendEvents().allAttributesPrivate(true));
        more.accept(config);
        return new LDClient(sdkKey == null ? "no-key-is-needed-for-a-file" : sdkKey, config.build());
    }

    private static ServiceEndpointsBuilder endpoints(FlagSettings settings) {
        ServiceEndpointsBuilder endpoints = Components.serviceEndpoints();
        if (settings.relayProxy() != null) {
            return endpoints.relayProxy(settings.relayProxy());
        }
        if (settings.streaming() != null) {
            endpoints.streaming(settings.streaming());
        }
        if (settings.polling() != null) {
            endpoints.polling(settings.polling());
        }
        if (settings.eventsAddress() != null) {
            endpoints.events(settings.eventsAddress());
        }
        return endpoints;
    }
}
