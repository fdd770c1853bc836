package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.agent.weave.WeavingTransformer;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.InvalidSettingsException;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.config.ShadowSettings.OnConfigError;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Starts the agent: what premain calls, in the isolated loader. */
public final class AgentRuntime {
    private static final String DEFAULT_SETTINGS = "shadow.properties";

    private AgentRuntime() {}

    /**
     * Reads the settings and has the DAOs woven when they are loaded. Touches no network and waits for nothing. Wrong
     * settings are told, and the application runs without us.
     *
     * @param arguments the settings file, or null for shadow.properties in the working directory
     */
    @SuppressWarnings("UnusedVariable") // the jar is part of what premain tells
    public static void start(Instrumentation instrumentation, @Nullable String arguments, File jar) {
        Path file = Paths.get(arguments == null || arguments.isEmpty() ? DEFAULT_SETTINGS : arguments);
        ShadowSettings settings;
        try {
            settings = ShadowSettings.read(file);
        } catch (InvalidSettingsException invalid) {
            refuse(file, invalid);
            return;
        }
        configureLog(settings);
        if (!settings.enabled()) {
            AgentLog.block("switched off by enabled = false in " + file);
            return;
        }
        ShadowedDaos daos = new ShadowedDaos(settings);
        TreeSet<String> interfaces = new TreeSet<>();
        for (DaoSettings dao : settings.daos()) {
            interfaces.add(dao.interfaceName());
        }
        DynamoShadowBridge.install(new BridgeHandler(daos));
        WeavingTransformer transformer = new WeavingTransformer(interfaces, daos);
        daos.loadedClasses(transformer::seen);
        instrumentation.addTransformer(transformer, false);
    }

    private static void refuse(Path file, InvalidSettingsException invalid) {
        boolean abort = ShadowSettings.onConfigError(file) == OnConfigError.ABORT;
        AgentLog.block("not attached: " + invalid.getMessage() + "\n"
                + (abort
                        ? "the application is not started, as on-config-error = abort says"
                        : "the application runs as if no agent were there"));
        if (abort) {
            Runtime.getRuntime().exit(2);
        }
    }

    private static void configureLog(ShadowSettings settings) {
        try {
            AgentLog.configure(Level.valueOf(settings.logLevel()), settings.logFile());
        } catch (IOException unwritable) {
            AgentLog.block("log.file cannot be written, so stderr is used: " + unwritable);
        }
    }
}
