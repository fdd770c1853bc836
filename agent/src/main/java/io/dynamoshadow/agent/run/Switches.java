package io.dynamoshadow.agent.run;

import io.dynamoshadow.config.ShadowSettings;
import io.dynamoshadow.flag.FileState;
import io.dynamoshadow.flag.KillSwitch;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collection;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Turns the kill switch by the settings file, which is looked at four times a second, and by JMX; and tells when it is turned,
 * by whomever. Thread-safe.
 */
final class Switches {
    static final String MBEAN = "io.dynamoshadow:type=Switch";

    private static final long LOOK_EVERY_MILLIS = 250;

    private final ShadowSettings settings;
    private final KillSwitch killSwitch;
    private final Collection<LastingDao> daos;
    private final Logger log;
    private FileState state = FileState.UNKNOWN;
    private @Nullable Boolean saidBefore;

    /** @param changed run after each turn, before it is told */
    Switches(
            ShadowSettings settings, KillSwitch killSwitch, Collection<LastingDao> daos, Runnable changed, Logger log) {
        this.settings = settings;
        this.killSwitch = killSwitch;
        this.daos = daos;
        this.log = log;
        killSwitch.onChange(() -> {
            changed.run();
            tell();
        });
    }

    /** To be called once, on a thread that may wait. */
    void start() {
        try {
            new AgentThreads("switch").newThread(this::lookAgainAndAgain).start();
        } catch (Throwable noThread) {
            log.error("the settings file is not looked at for the kill switch: {}", noThread.toString());
        }
        if (settings.jmx()) {
            register();
        }
    }

    private void lookAgainAndAgain() {
        while (true) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
                look();
            } catch (Throwable failed) {
                // for want of memory, perhaps, or interrupted by an application that interrupts every thread there is:
                // the
                // next look will do
            }
        }
    }

    /** That it says off counts at once; that it does not, only when nobody is writing it any more. */
    private void look() {
        Path file = settings.file();
        FileState now = FileState.of(file);
        if (now.isSameAs(state)) {
            return;
        }
        Boolean said = ShadowSettings.enabledIn(file);
        boolean settled = said != null && said.equals(saidBefore);
        saidBefore = said;
        // one that is not settled is looked at once more
        state = settled ? now : FileState.UNKNOWN;
        if (said != null && (!said || settled)) {
            killSwitch.turn(KillSwitch.By.FILE, said);
        }
    }

    private void register() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new StandardMBean(new Bean(), SwitchMXBean.class, true), new ObjectName(MBEAN));
        } catch (Exception | LinkageError without) {
            log.info("the kill switch is not to be had by JMX: {}", without.toString());
        }
    }

    private final class Bean implements SwitchMXBean {
        @Override
        public boolean isEnabled() {
            return !killSwitch.isOff();
        }

        @Override
        public void setEnabled(boolean enabled) {
            killSwitch.turn(KillSwitch.By.JMX, enabled);
        }

        @Override
        public double getNoisePercent() {
            return daos.stream()
                    .mapToDouble(dao -> dao.shadowReads.noise())
                    .max()
                    .orElse(0);
        }

        @Override
        public void setNoisePercent(double percent) {
            daos.forEach(dao -> dao.shadowReads.measureNoise(percent));
        }

        @Override
        public String getSwitchedOffBy() {
            return offBy();
        }
    }

    /** Who has turned it off, for people; empty while it is on. */
    String offBy() {
        StringBuilder text = new StringBuilder();
        for (KillSwitch.By by : killSwitch.offBy()) {
            text.append(text.length() == 0 ? "" : ", ").append(by);
            text.append(by == KillSwitch.By.FLAG ? " " + settings.flags().killSwitch() : "");
        }
        return text.toString();
    }

    private void tell() {
        if (!killSwitch.isOff()) {
            log.warn(
                    "switched on again: calls do what the flags say. What Mongo was told meanwhile is not in DynamoDB");
            return;
        }
        log.warn("switched off by {}: every call is Mongo's alone. What was taken before is still delivered", offBy());
        for (LastingDao dao : daos) {
            if (dao.flags.underSwitch().reach().mayWriteDynamoAlone()) {
                log.error(
                        "{}: writes went to DynamoDB alone for some callers, and Mongo, which answers now, does not have them",
                        dao.settings.name());
            }
        }
    }
}
