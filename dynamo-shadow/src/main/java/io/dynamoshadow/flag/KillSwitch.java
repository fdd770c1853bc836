package io.dynamoshadow.flag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Turns everything off: then every call is Mongo's alone, whatever the other flags say. It is on as long as nobody of those who
 * may turn it says otherwise, so none of them can take back what another has decided. Thread-safe.
 */
public final class KillSwitch {
    /** Who may turn it. */
    public enum By {
        FLAG("the flag"),
        FILE("enabled = false in the settings file"),
        JMX("JMX");

        private final String text;

        By(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Set<By> saidOff = EnumSet.noneOf(By.class);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean off;

    public boolean isOff() {
        return off;
    }

    /** What one of them says from now on. Who listens is told before this returns, where it makes a difference. */
    public void turn(By by, boolean on) {
        boolean changed;
        synchronized (saidOff) {
            if (on) {
                saidOff.remove(by);
            } else {
                saidOff.add(by);
            }
            changed = off == saidOff.isEmpty();
            off = !saidOff.isEmpty();
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Those who say off. */
    public List<By> offBy() {
        synchronized (saidOff) {
            return Collections.unmodifiableList(new ArrayList<>(saidOff));
        }
    }

    /** Has someone told, on some thread, as soon as it is turned. He must be quick and not throw. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The flags of a DAO as they are while the switch is on, and Mongo alone while it is off. */
    public DaoFlags over(DaoFlags flags) {
        return new SwitchedFlags(this, flags);
    }
}
