package io.dynamoshadow.flag;

import com.launchdarkly.logging.LDLogLevel;
import com.launchdarkly.logging.LDSLF4J;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.FileData;
import io.dynamoshadow.config.FlagSettings;
import java.nio.file.Path;
import java.time.Duration;

/** Builds the SDK's client from the settings. */
final class LaunchDarklyClients {
    private LaunchDarklyClients() {}

    static LDClient start(FlagSettings settings) {
        LDConfig.Builder config = new LDConfig.Builder()
                .startWait(Duration.ZERO)
                .diagnosticOptOut(true)
                .logging(Components.logging(LDSLF4J.adapter()).level(LDLogLevel.WARN));
        Path file = settings.file();
        String sdkKey = settings.sdkKey();
        if (file != null) {
            config.dataSource(FileData.dataSource().filePaths(file).autoUpdate(true))
                    .events(Components.noEvents());
        }
        return new LDClient(sdkKey == null ? "no-key-is-needed-for-a-file" : sdkKey, config.build());
    }
}
