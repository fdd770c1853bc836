package io.dynamoshadow.agent.run;

/** A method of a configured interface, as the number in its advice stands for it. Immutable. */
final class WovenMethod {
    private final ShadowedDao dao;
    private final String name;
    private final String descriptor;

    WovenMethod(ShadowedDao dao, String name, String descriptor) {
        this.dao = dao;
        this.name = name;
        this.descriptor = descriptor;
    }

    ShadowedDao dao() {
        return dao;
    }

    String name() {
        return name;
    }

    String descriptor() {
        return descriptor;
    }
}
