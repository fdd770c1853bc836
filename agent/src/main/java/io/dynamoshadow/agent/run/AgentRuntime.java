package io.dynamoshadow.agent.run;

import io.dynamoshadow.agent.log.AgentLog;
import io.dynamoshadow.agent.weave.LateWeaving;
import io.dynamoshadow.agent.weave.Privileged;
import io.dynamoshadow.agent.weave.WeavingTransformer;
import io.dynamoshadow.config.DaoSettings;
import io.dynamoshadow.config.InvalidSettingsException;
import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.config.ShadowSettings.OnConfigError;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Starts the agent: what premain and agentmain call, in the isolated loader. They are answered in text: a first line for
 * programs ({@code attached}, {@code refused} or {@code off}), and lines for people.
 */
public final class AgentRuntime {
    private static final String DEFAULT_SETTINGS = "shadow.properties";
    /**
     * After a second of its start an application has had the JVM load and compile much of what we take of the JDK, so that the same work
     * takes it less. And many that take no longer never need it.
     */
    private static final long BEGIN_AFTER_MILLIS = 1_000;

    private AgentRuntime() {}

    /**
     * Reads the settings and has the DAOs woven when they are loaded. Touches no network and waits for nothing. Wrong
     * settings are told, and the application runs without us.
     *
     * @param arguments the settings file, or null for shadow.properties in the working directory
     * @param bridge defines the bridge; called by a thread of ours, before anything is woven
     * @param failed asked by that thread where nothing can be woven: gives what is to be told
     * @throws Throwable where that turns out here
     */
    public static String premain(
            Instrumentation instrumentation,
            @Nullable String arguments,
            Callable<Boolean> bridge,
            Function<Throwable, String> failed)
            throws Throwable {
        Path file = settingsFile(arguments);
        try {
            ShadowSettings settings = ShadowSettings.read(file);
            if (!isOn(settings, file)) {
                return "off";
            }
            boolean atOnce = Privileged.isNeeded();
            Start start = new Start(instrumentation, settings, bridge, failed, atOnce);
            if (atOnce) {
                // a policy of the application's own may have to be asked, and classes of its own be loaded for that
                start.make();
            } else {
                new AgentThreads("begin").newThread(start).start();
            }
            start.weave();
            // half a millisecond: other agents may have loaded DAOs already
            List<Class<?>> unused = start.late.weaveLoaded();
            return "attached";
        } catch (InvalidSettingsException invalid) {
            boolean abort = ShadowSettings.onConfigError(file) == OnConfigError.ABORT;
            AgentLog.block("not attached: " + invalid.getMessage() + "\n"
                    + (abort
                            ? "the application is not started, as on-config-error = abort says"
                            : "the application runs as if no agent were there"));
            if (abort) {
                Runtime.getRuntime().exit(2);
            }
            return "refused";
        }
    }

    /**
     * The same in a JVM that runs: the DAOs that are loaded are woven now. Never ends the JVM, whatever on-config-error says.
     *
     * @param arguments as for {@link #premain}
     * @param bridge as for {@link #premain}, but called here
     * @param failed not used: all is done here
     * @throws Throwable where nothing can be woven
     */
    public static String agentmain(
            Instrumentation instrumentation,
            @Nullable String arguments,
            Callable<Boolean> bridge,
            Function<Throwable, String> failed)
            throws Throwable {
        Path file = settingsFile(arguments);
        try {
            ShadowSettings settings = ShadowSettings.read(file);
            if (!isOn(settings, file)) {
                return "off\nswitched off by enabled = false in " + file;
            }
            Start start = new Start(instrumentation, settings, bridge, failed, true);
            ShadowedDaos made = start.daos.make();
            start.weave();
            return AttachAnswer.of(made, start.loaded());
        } catch (InvalidSettingsException invalid) {
            AgentLog.block("not attached: " + invalid.getMessage() + "\nthe application runs on without it");
            return "refused\n" + invalid.getMessage();
        }
    }

    private static Path settingsFile(@Nullable String arguments) {
        return Paths.get(arguments == null || arguments.isEmpty() ? DEFAULT_SETTINGS : arguments);
    }

    private static boolean isOn(ShadowSettings settings, Path file) {
        configureLog(settings);
        if (!settings.enabled()) {
            AgentLog.block("switched off by enabled = false in " + file);
        }
        return settings.enabled();
    }

    /**
     * What an agent is made of: what weaving needs at once, and the rest, which can be made while the application starts. As a task it
     * makes the rest as soon as somebody needs it, or after a while. No lambdas: at the start of a JVM each takes it longer than a class.
     */
    private static final class Start implements Runnable, Callable<ShadowedDaos> {
        final DaosSoon daos;
        final WeavingTransformer transformer;
        final LateWeaving late;
        private final Instrumentation instrumentation;
        private final ShadowSettings settings;
        private final Callable<Boolean> bridge;
        private final Function<Throwable, String> failed;
        private final boolean atOnce;
        private final PremainThread starter = PremainThread.current();
        private volatile @Nullable LoadedClasses loaded;

        /** @param atOnce whether what calls need is made with the DAOs, and not when the first call needs it */
        Start(
                Instrumentation instrumentation,
                ShadowSettings settings,
                Callable<Boolean> bridge,
                Function<Throwable, String> failed,
                boolean atOnce) {
            this.instrumentation = instrumentation;
            this.settings = settings;
            this.bridge = bridge;
            this.failed = failed;
            this.atOnce = atOnce;
            Set<String> interfaces = new TreeSet<>();
            for (DaoSettings dao : settings.daos()) {
                interfaces.add(dao.interfaceName());
            }
            this.daos = new DaosSoon(this);
            this.transformer = new WeavingTransformer(interfaces, daos);
            this.late = new LateWeaving(instrumentation, interfaces, transformer);
        }

        /** Has classes woven from now on; not before somebody makes the rest, since woven classes wait for it. */
        void weave() {
            instrumentation.addTransformer(transformer, false);
        }

        /** Makes the DAOs. */
        @Override
        public ShadowedDaos call() throws Exception {
            boolean unused = bridge.call();
            BridgeHandler.install(daos);
            ShadowedDaos made = new ShadowedDaos(settings, new ApplicationModules(instrumentation));
            if (atOnce) {
                made.makeEngine();
            }
            LoadedClasses classes = new LoadedClasses(instrumentation, late, made);
            loaded = classes;
            made.loadedClasses(transformer::seen);
            made.lookIn(classes, settings.reportMissingAfterMillis(), starter);
            return made;
        }

        @Override
        public void run() {
            boolean isNeeded = daos.awaitNeed(BEGIN_AFTER_MILLIS);
            try {
                make();
            } catch (Throwable problem) {
                // nothing could be woven, and so no class need be looked at
                instrumentation.removeTransformer(transformer);
                AgentLog.block(failed.apply(problem));
                return;
            }
            if (isNeeded) {
                // an application that has its DAO so soon will call it soon
                daos.get().makeEngine();
            }
        }

        /** Makes all that is not there yet. */
        void make() throws Throwable {
            ShadowedDaos unused = daos.make();
            transformer.rehearse();
        }

        /** To be asked for after that. */
        LoadedClasses loaded() {
            ShadowedDaos unused = daos.get();
            return Objects.requireNonNull(loaded, "made before the DAOs are");
        }
    }

    private static void configureLog(ShadowSettings settings) {
        try {
            AgentLog.writeBy(new AgentThreads("log"));
            AgentLog.configure(Level.valueOf(settings.logLevel()), settings.logFile());
        } catch (IOException unwritable) {
            AgentLog.block("log.file cannot be written, so stderr is used: " + unwritable);
        }
    }
}
