package io.dynamoshadow.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody asks the status page for. Immutable. */
final class StatusRequest {
    private static final int LONGEST = 16 * 1024;
    private static final String BEARER = "Bearer ";
    private static final String TOKEN = "token=";

    private final String method;
    private final String target;
    private final Map<String, String> headers;

    private StatusRequest(String method, String target, Map<String, String> headers) {
        this.method = method;
        this.target = target;
        this.headers = headers;
    }

    /**
     * Reads all of it but a body: who closes a connection before that breaks it.
     *
     * @throws IOException where it is none, or does not end in time
     */
    static StatusRequest read(InputStream in, long patienceNanos) throws IOException {
        long deadline = System.nanoTime() + patienceNanos;
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int emptyLine = 0;
        while (emptyLine < 2) {
            int next = in.read();
            if (next < 0 || head.size() > LONGEST || System.nanoTime() - deadline > 0) {
                throw new IOException("no request");
            }
            if (next == '\n') {
                emptyLine++;
            } else if (next != '\r') {
                emptyLine = 0;
            }
            head.write(next);
        }
        String[] lines = new String(head.toByteArray(), StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        String[] first = lines[0].split(" ", -1);
        if (first.length < 3) {
            return new StatusRequest("", "", new HashMap<>());
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).trim().toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).trim());
            }
        }
        return new StatusRequest(first[0], first[1], headers);
    }

    String method() {
        return method;
    }

    /** Without what comes after a question mark. */
    String path() {
        return target.split("\\?", 2)[0];
    }

    /** Whether whoever asks calls the machine by a name that means itself; also where he gives none. */
    boolean isForThisMachine() {
        String host = headers.getOrDefault("host", "localhost").replaceFirst(":\\d+$", "");
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }

    /** From the header, else from the address; null where there is none. */
    @Nullable
    String token() {
        String authorization = headers.get("authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).trim();
        }
        int query = target.indexOf('?');
        for (String each :
                query < 0 ? new String[0] : target.substring(query + 1).split("&", -1)) {
            if (each.startsWith(TOKEN)) {
                return decoded(each.substring(TOKEN.length()));
            }
        }
        return null;
    }

    private static @Nullable String decoded(String text) {
        try {
            return URLDecoder.decode(text, "UTF-8");
        } catch (UnsupportedEncodingException | IllegalArgumentException malformed) {
            return null;
        }
    }
}
