package io.dynamoshadow.flag;

/** What the flags say of one call, and how that is measured. Immutable. */
public final class Decision {
    private final Stage stage;
    private final Measurement measurement;

    public Decision(Stage stage, Measurement measurement) {
        this.stage = stage;
        this.measurement = measurement;
    }

    public Stage stage() {
        return stage;
    }

    public Measurement measurement() {
        return measurement;
    }
}
