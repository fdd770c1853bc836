package flips;

import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The flag file of the system property "flags", and the agent's own page, on the port of the system property "status". */
final class Flags {
    private static final long PATIENCE_MILLIS = 120000;
    private static final String OFF = "\"on\": false";
    private static final String ALL = "\"on\": true, \"fallthrough\": {\"variation\": 0}";
    private static final String NONE = "\"on\": true, \"fallthrough\": {\"variation\": 1}";

    private static boolean mark;

    private Flags() {}

    /** For everyone. */
    static void set(boolean mongoWrite, boolean dynamoWrite, boolean mongoRead, boolean dynamoRead) throws Exception {
        set(mongoWrite ? ALL : NONE, dynamoWrite ? ALL : OFF, mongoRead ? ALL : OFF, dynamoRead ? ALL : NONE);
    }

    /** Dynamo is written for one account alone. */
    static void writeFor(String account) throws Exception {
        mark = !mark;
        set(ALL, forOne(account), mark ? ALL : NONE, OFF);
    }

    /** Dynamo is written for everyone, or for nobody; with what is not visible otherwise, since nothing is read. */
    static void writeForAll(boolean dynamo) throws Exception {
        mark = !mark;
        set(ALL, dynamo ? ALL : NONE, mark ? ALL : NONE, OFF);
    }

    private static String forOne(String account) {
        return NONE + ", \"contextTargets\": [{\"contextKind\": \"account\", \"variation\": 0, \"values\": [\"" + account
                + "\"]}]";
    }

    private static void set(String mongoWrite, String dynamoWrite, String mongoRead, String dynamoRead)
            throws Exception {
        String text = "{\"flags\": {" + flag("mongo-write", mongoWrite) + "," + flag("mongo-read", mongoRead) + ","
                + flag("dynamo-write", dynamoWrite) + "," + flag("dynamo-read", dynamoRead) + "}}";
        Path file = Paths.get(System.getProperty("flags"));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, text.getBytes("UTF-8"));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        await("mongo-write " + onOff(mongoWrite) + ", mongo-read " + onOff(mongoRead) + ", dynamo-write "
                + onOff(dynamoWrite) + ", dynamo-read " + onOff(dynamoRead));
    }

    private static String flag(String name, String data) {
        String key = "notes-" + name;
        return "\"" + key + "\": {\"key\": \"" + key + "\", \"version\": 1, \"salt\": \"s\","
                + " \"variations\": [true, false], \"offVariation\": 1, " + data + "}";
    }

    /** For an account that nobody knows. */
    private static String onOff(String data) {
        return data.equals(ALL) ? "on" : "off";
    }

    static void awaitReady() throws Exception {
        await("{\"ready\":true");
    }

    static void awaitWrites() throws Exception {
        await("\"pendingWrites\":0");
    }

    /** How many calls of a method came to be looked at. */
    static long calls(String method) throws Exception {
        String page = page();
        Matcher calls = Pattern.compile("\"calls\":(\\d+)").matcher(page);
        if (!calls.find(page.indexOf("\"method\":\"" + method + "\""))) {
            throw new IllegalStateException("no calls of " + method + " in " + page);
        }
        return Long.parseLong(calls.group(1));
    }

    private static void await(String text) throws Exception {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        Pattern whole = Pattern.compile(Pattern.quote(text) + "(?!\\d)");
        while (!whole.matcher(page()).find()) {
            if (System.currentTimeMillis() > end) {
                throw new IllegalStateException(text + " is not in " + page());
            }
            Thread.sleep(2);
        }
    }

    private static String page() throws Exception {
        URL url = new URL("http://127.0.0.1:" + System.getProperty("status") + "/status.json");
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        try (InputStream in = connection.getInputStream();
                Scanner text = new Scanner(in, "UTF-8")) {
            return text.useDelimiter("\\A").next();
        } catch (ConnectException notYet) {
            return "nobody answers";
        }
    }
}
