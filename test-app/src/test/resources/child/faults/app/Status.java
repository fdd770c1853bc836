package faults.app;

import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The agent's own page, on the port of the system property "status". */
final class Status {
    private static final long PATIENCE_MILLIS = 60_000;

    private final String page;

    private Status(String page) {
        this.page = page;
    }

    static Status now() throws Exception {
        URL url = new URL("http://127.0.0.1:" + System.getProperty("status") + "/status.json");
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        try (InputStream in = connection.getInputStream(); Scanner text = new Scanner(in, "UTF-8")) {
            return new Status(text.useDelimiter("\\A").next());
        }
    }

    /** When the agent has started and no write is on its way. */
    static Status settled() throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (true) {
            try {
                Status now = now();
                if (now.page.contains("\"ready\":true") && now.number("pendingWrites") == 0) {
                    return now;
                }
            } catch (java.net.ConnectException notYet) {
                // its port is opened after the first call
            }
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException("writes do not end: " + now().page);
            }
            Thread.sleep(2);
        }
    }

    /** Sets the flags for everyone, in the file of the system property "flags", and waits until they hold. */
    static void setFlags(boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead)
            throws Exception {
        writeFlags(mongoWrite, mongoRead, dynamoWrite, dynamoRead);
        String stage = "mongo-write " + onOff(mongoWrite) + ", mongo-read " + onOff(mongoRead) + ", dynamo-write "
                + onOff(dynamoWrite) + ", dynamo-read " + onOff(dynamoRead);
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!now().page.contains(stage)) {
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException("flags do not change: " + now().page);
            }
            Thread.sleep(5);
        }
    }

    /** The same without waiting. */
    static void writeFlags(boolean mongoWrite, boolean mongoRead, boolean dynamoWrite, boolean dynamoRead)
            throws Exception {
        String text = "{\"flagValues\": {\"notes-mongo-write\": " + mongoWrite + ", \"notes-mongo-read\": " + mongoRead
                + ", \"notes-dynamo-write\": " + dynamoWrite + ", \"notes-dynamo-read\": " + dynamoRead + "}}";
        Path file = Paths.get(System.getProperty("flags"));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, text.getBytes("UTF-8"));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    private long number(String name) {
        return number(page, name);
    }

    /** What was counted of one method. */
    long of(String method, String counter) {
        int at = page.indexOf("\"method\":\"" + method + "\"");
        if (at < 0) {
            throw new IllegalStateException("no " + method + " in " + page);
        }
        return number(objectAround(at), counter);
    }

    /** The object that a place of the page is in, without those inside of it. */
    private String objectAround(int place) {
        int begin = place;
        for (int depth = 0; depth >= 0; ) {
            char c = page.charAt(--begin);
            depth += c == '}' ? 1 : c == '{' ? -1 : 0;
        }
        int end = place;
        for (int depth = 0; depth >= 0; ) {
            char c = page.charAt(end++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        String inside = page.substring(begin + 1, end - 1);
        while (inside.contains("{")) {
            inside = inside.replaceAll("\\{[^{}]*\\}", "");
        }
        return inside;
    }

    private static long number(String text, String name) {
        Matcher found = Pattern.compile("\"" + name + "\":(\\d+)").matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + text);
        }
        return Long.parseLong(found.group(1));
    }

    /** Waits until a counter is greater; says whether it ever was. */
    static boolean awaitMore(String method, String counter, long than) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end) {
            if (now().of(method, counter) > than) {
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }

    @Override
    public String toString() {
        return page;
    }
}
