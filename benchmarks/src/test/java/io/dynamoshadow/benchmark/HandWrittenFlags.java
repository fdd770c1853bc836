package io.dynamoshadow.benchmark;

import com.launchdarkly.logging.LDLogLevel;
import com.launchdarkly.logging.Logs;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.FileData;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/** Clients of LaunchDarkly's SDK as an application would make them for itself. */
final class HandWrittenFlags {
    private HandWrittenFlags() {}

    /** Flags of a file, of which nobody is told. */
    static LDClient withoutEvents(Path flags) {
        return client(flags, new LDConfig.Builder().events(Components.noEvents()));
    }

    /** The same, with the SDK's events as they are by default; a server on this machine takes them. */
    static LDClient withEvents(Path flags) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return client(
                flags,
                new LDConfig.Builder()
                        .events(Components.sendEvents())
                        .serviceEndpoints(Components.serviceEndpoints().events(url)));
    }

    private static LDClient client(Path flags, LDConfig.Builder config) {
        return new LDClient(
                "none-is-needed",
                config.dataSource(FileData.dataSource().filePaths(flags))
                        .diagnosticOptOut(true)
                        .logging(Components.logging(Logs.basic()).level(LDLogLevel.ERROR))
                        .startWait(Duration.ofSeconds(10))
                        .build());
    }
}
