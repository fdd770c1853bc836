package io.dynamoshadow.agent.run;

/** What JMX shows of the kill switch. Public, since JMX takes no other. */
public interface SwitchMXBean {
    /** Whether it is on: calls do what the flags say. */
    boolean isEnabled();

    /**
     * Turns it off, or takes that back; what another one has turned off stays off. Has its effect before it returns.
     */
    void setEnabled(boolean enabled);

    /** Who has turned it off; empty while it is on. */
    String getSwitchedOffBy();
}
