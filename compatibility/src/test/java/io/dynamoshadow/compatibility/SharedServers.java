package io.dynamoshadow.compatibility;

import io.dynamoshadow.testapp.server.Servers;

/** One pair of servers for all tests; it ends with this JVM. */
final class SharedServers {

    private static final Servers SERVERS = Servers.start();

    private SharedServers() {}

    static Servers get() {
        return SERVERS;
    }
}
