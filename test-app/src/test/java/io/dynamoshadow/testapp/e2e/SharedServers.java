package io.dynamoshadow.testapp.e2e;

import io.dynamoshadow.testapp.server.Servers;

/** One pair of servers for all tests of this JVM that do not stop them; it ends with the JVM. */
final class SharedServers {

    private static final Servers SERVERS = Servers.start();

    private SharedServers() {}

    static Servers get() {
        return SERVERS;
    }
}
