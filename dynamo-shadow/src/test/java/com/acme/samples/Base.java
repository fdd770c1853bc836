package com.acme.samples;

/** What is inherited. */
public abstract class Base {
    static String ignoredBecauseStatic = "static";
    transient String ignoredBecauseTransient = "transient";

    private String id;

    public String id() {
        return id;
    }

    public void id(String id) {
        this.id = id;
    }
}
