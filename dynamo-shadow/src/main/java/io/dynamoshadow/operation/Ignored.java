package io.dynamoshadow.operation;

/** Left to Mongo because the settings say so. */
public final class Ignored extends Operation {
    @Override
    public String toString() {
        return "ignored";
    }
}
