package io.dynamoshadow.agent.run;

/** What JMX shows of the kill switch, and what else can be turned while the JVM runs. Public, since JMX takes no other. */
public interface SwitchMXBean {
    /** Whether it is on: calls do what the flags say. */
    boolean isEnabled();

    /**
     * Turns it off, or takes that back; what another one has turned off stays off. Has its effect before it returns.
     */
    void setEnabled(boolean enabled);

    /** For how many of a hundred shadow reads Mongo is read twice, and compared with itself. */
    double getNoisePercent();

    void setNoisePercent(double percent);

    /** Who has turned it off; empty while it is on. */
    String getSwitchedOffBy();
}
