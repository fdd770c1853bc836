package io.dynamoshadow.testapp.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.dynamoshadow.testapp.app.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A Chromium without a window, with one page, steered by its own DevTools protocol. */
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final Path profile;
    private final DevTools page;

    private Browser(ChildProcess process, Path profile, DevTools page) {
        this.process = process;
        this.profile = profile;
        this.page = page;
    }

    /** Where one is installed: what CHROME names, else what the path has. */
    public static Optional<Path> installed() {
        String named = System.getenv("CHROME");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser start(Path executable) {
        try {
            Path profile = Files.createTempDirectory("dynamo-shadow-browser");
            ChildProcess process = ChildProcess.start(
                    List.of(
                            executable.toString(),
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--hide-scrollbars",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank"),
                    Map.of(),
                    profile,
                    line -> {});
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> LISTENING.matcher(process.stderr().text()).find());
            Matcher listening = LISTENING.matcher(process.stderr().text());
            if (!listening.find()) {
                throw new IllegalStateException(process.everything());
            }
            return new Browser(process, profile, new DevTools(pageAt(listening.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI pageAt(String address) throws IOException, InterruptedException {
        String targets = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + address + "/json/list"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        for (JsonElement each : JsonParser.parseString(targets).getAsJsonArray()) {
            JsonObject target = each.getAsJsonObject();
            if (target.get("type").getAsString().equals("page")) {
                return URI.create(target.get("webSocketDebuggerUrl").getAsString());
            }
        }
        throw new IllegalStateException("there is no page: " + targets);
    }

    /** Opens an address and waits until the page has loaded; what was asked and complained of before is forgotten. */
    public void open(String url) {
        page.send("Page.navigate", "url", "about:blank");
        page.forget();
        page.send("Page.enable");
        page.send("Runtime.enable");
        page.send("Network.enable");
        page.send("Log.enable");
        page.send("Page.navigate", "url", url);
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** What an expression of JavaScript gives; a promise is waited for. */
    public JsonElement evaluate(String expression) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("returnByValue", true);
        parameters.addProperty("awaitPromise", true);
        JsonObject answer = page.send("Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        JsonElement value = answer.getAsJsonObject("result").get("value");
        return value == null ? com.google.gson.JsonNull.INSTANCE : value;
    }

    /** Waits until an expression is true. */
    public void await(String condition) {
        Awaitility.await(condition).atMost(PATIENCE).until(() -> {
            JsonElement value = evaluate("Boolean(" + condition + ")");
            return value.isJsonPrimitive() && value.getAsBoolean();
        });
    }

    public String text(String selector) {
        return evaluate("document.querySelector(" + quoted(selector) + ").innerText")
                .getAsString();
    }

    private static String quoted(String text) {
        return new com.google.gson.JsonPrimitive(text).toString();
    }

    /** Presses a key as a person would: Enter, Tab or a space. */
    public void press(String key) {
        String text = key.equals("Enter") ? "\r" : key.equals("Tab") ? "" : key;
        for (String type : List.of("keyDown", "keyUp")) {
            JsonObject parameters = new JsonObject();
            parameters.addProperty("type", type);
            parameters.addProperty("key", key);
            parameters.addProperty("code", key.equals(" ") ? "Space" : key);
            parameters.addProperty("windowsVirtualKeyCode", key.equals("Enter") ? 13 : key.equals("Tab") ? 9 : 32);
            if (!text.isEmpty() && type.equals("keyDown")) {
                parameters.addProperty("text", text);
            }
            page.send("Input.dispatchKeyEvent", parameters);
        }
    }

    /** How large the screen is, in CSS pixels. */
    public void screen(int width, int height, boolean mobile) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("width", width);
        parameters.addProperty("height", height);
        parameters.addProperty("deviceScaleFactor", mobile ? 2 : 1);
        parameters.addProperty("mobile", mobile);
        page.send("Emulation.setDeviceMetricsOverride", parameters);
    }

    /** Light or dark. */
    public void scheme(String scheme) {
        JsonObject feature = new JsonObject();
        feature.addProperty("name", "prefers-color-scheme");
        feature.addProperty("value", scheme);
        JsonArray features = new JsonArray();
        features.add(feature);
        JsonObject parameters = new JsonObject();
        parameters.add("features", features);
        page.send("Emulation.setEmulatedMedia", parameters);
    }

    /** Takes a picture of what the screen shows. */
    public void picture(Path file) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("format", "png");
        write(file, page.send("Page.captureScreenshot", parameters));
    }

    /** The page as it would be printed. */
    public void print(Path file) {
        write(file, page.send("Page.printToPDF", new JsonObject()));
    }

    private static void write(Path file, JsonObject answer) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(answer.get("data").getAsString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every address that the page has asked for. */
    public List<String> asked() {
        List<String> asked = new ArrayList<>();
        for (JsonObject event : page.events("Network.requestWillBeSent")) {
            asked.add(event.getAsJsonObject("request").get("url").getAsString());
        }
        return asked;
    }

    /** What the page has complained of. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        page.events("Runtime.exceptionThrown").forEach(event -> complaints.add(event.toString()));
        page.events("Log.entryAdded").forEach(event -> complaints.add(event.toString()));
        return complaints;
    }

    @Override
    public void close() {
        page.close();
        process.close();
        // what it goes on writing for a moment is removed with the machine
        profile.toFile().deleteOnExit();
    }
}
