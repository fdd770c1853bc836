package io.dynamoshadow.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Who may see how it stands, and where ({@code status.…}, {@code metrics}). Immutable. */
public final class StatusSettings {
    private static final int SHORTEST_TOKEN = 16;
    private static final String TOKEN = "status.token";

    private final int port;
    private final @Nullable InetAddress address;
    private final @Nullable String token;
    private final boolean metrics;

    StatusSettings(Keys keys) {
        this.port = keys.number("status.port", 0, 0, 65_535);
        Setting token = keys.get(TOKEN);
        if (token != null && token.value().length() < SHORTEST_TOKEN) {
            keys.problem(token.problem(
                    "is shorter than " + SHORTEST_TOKEN + " characters, so that it could be found by trying",
                    "Write a random text, best by ${env:…}"));
        }
        this.token = token == null ? null : token.value();
        this.address = address(keys);
        this.metrics = keys.flag("metrics", port != 0);
    }

    private static @Nullable InetAddress address(Keys keys) {
        Setting setting = keys.get("status.address");
        if (setting == null) {
            return null;
        }
        try {
            InetAddress named = InetAddress.getByName(setting.value());
            if (!named.isLoopbackAddress() && !keys.has(TOKEN)) {
                keys.problem(setting.problem(
                        "is no address of this machine's own, and without " + TOKEN
                                + " everybody could read the status",
                        "Set " + TOKEN + " too, or remove the line for 127.0.0.1"));
            }
            return named;
        } catch (UnknownHostException unknown) {
            keys.problem(setting.problem(
                    "\"" + setting.value() + "\" is no address",
                    "Write one of this machine's, such as 0.0.0.0 for all"));
            return null;
        }
    }

    /** Where the page is served, or 0 for nowhere. */
    public int port() {
        return port;
    }

    /** The loopback address, unless there is a token. */
    public InetAddress address() {
        // asked for only now: to look for it takes the JDK a while, and the application's start waits for settings
        return address == null ? InetAddress.getLoopbackAddress() : address;
    }

    /** What whoever asks for data must know; null where anybody may who reaches the address. */
    public @Nullable String token() {
        return token;
    }

    /** Whether latencies and consumed capacity are measured. */
    public boolean metrics() {
        return metrics;
    }
}
