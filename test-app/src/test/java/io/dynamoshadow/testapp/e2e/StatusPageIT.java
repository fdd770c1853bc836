package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import io.dynamoshadow.testapp.app.Samples;
import io.dynamoshadow.testapp.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The status page in a real browser. Its pictures are left in {@code target/pictures}, or where {@code -Dpictures} says.
 */
@TestInstance(Lifecycle.PER_CLASS)
class StatusPageIT {

    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));
    private static final String SHOWN = "document.body.dataset.shown === 'yes'";

    private final Random random = new Random(12);
    private ShadowedApp app;
    private Browser browser;

    @BeforeAll
    void start() {
        Optional<Path> executable = Browser.installed();
        if (executable.isEmpty()) {
            String skipped = "no Chromium on the path, nor named by CHROME: the status page is not tested in a browser";
            System.out.println(skipped);
            Assumptions.abort(skipped);
        }
        app = ShadowedApp.start(SharedServers.get(), settings -> settings.with("shadow.noise", 100));
        app.awaitReady();
        app.setFlags(true, true, true, true);
        browser = Browser.start(executable.orElseThrow());
        browser.screen(1200, 1500, false);
        browser.scheme("light");
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (app != null) {
            app.close();
        }
    }

    /** An item whose note somebody has changed, found by a read. */
    private String falsified(String account) {
        JsonObject event = Samples.full(account, random);
        event.addProperty("note", "<b>as Mongo has it</b>");
        String id = app.http().create(event).id();
        app.awaitWrites();
        app.http().find(id);
        app.dynamo().set(id, "note", AttributeValue.fromS("as DynamoDB has it"));
        long before = app.count("findEventById", "differing");
        app.http().find(id);
        await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "differing") > before);
        return id;
    }

    private void open() {
        browser.open(app.statusUrl());
        browser.await(SHOWN);
    }

    @Test
    void shows_where_it_stands_what_differs_and_what_to_do() throws IOException {
        for (int i = 0; i < 40; i++) {
            String id = app.http().create(Samples.full("account-1", random)).id();
            app.http().find(id);
        }
        String id = falsified("account-1");
        app.awaitTimeLine(3);
        open();

        assertThat(browser.text("#verdict")).isEqualTo("stop");
        assertThat(browser.text(".verdict .word")).isEqualTo("stop: do not let DynamoDB answer for some");
        assertThat(browser.text(".verdict")).contains("Both stores are read and compared for all");
        assertThat(browser.text(".reasons"))
                .contains("findEventById: 1 comparison found confirmed differences")
                .contains("was never called, so that nothing is known of it");
        assertThat(browser.text("table.methods")).contains("findEventById(String)");
        browser.picture(PICTURES.resolve("status-light.png"));

        // by the keyboard alone
        String fold = "details[id='events-value-note']";
        browser.evaluate("document.querySelector(\"" + fold + " summary\").focus()");
        browser.press("Enter");
        browser.await("document.querySelector(\"" + fold + "\").open");
        assertThat(browser.text(fold))
                .contains(id)
                .contains("<b>as Mongo has it</b>")
                .contains("as DynamoDB has it")
                .contains("note")
                .contains("Noise there: Mongo differed from itself in 0 of ");
        // it is made anew every two seconds, and stays as the reader has left it
        browser.evaluate("document.querySelector(\"" + fold + "\").dataset.old = 'yes'");
        browser.await("document.querySelector(\"" + fold + "\").dataset.old !== 'yes'");
        assertThat(browser.evaluate("document.querySelector(\"" + fold + "\").open")
                        .getAsBoolean())
                .isTrue();
        assertThat(browser.evaluate("document.activeElement.parentElement.id").getAsString())
                .isEqualTo("events-value-note");

        assertThat(browser.asked())
                .isNotEmpty()
                .allMatch(url -> url.startsWith(app.statusUrl()) || url.equals("data:,"));
        assertThat(browser.complaints()).isEmpty();
        browser.print(PICTURES.resolve("status.pdf"));
        assertThat(Files.size(PICTURES.resolve("status.pdf"))).isGreaterThan(10_000);
    }

    @Test
    void is_dark_where_the_reader_wants_it_and_fits_a_phone() {
        falsified("account-2");
        open();
        String ground = "getComputedStyle(document.body).backgroundColor";
        String light = browser.evaluate(ground).getAsString();
        browser.scheme("dark");
        assertThat(browser.evaluate(ground).getAsString()).isNotEqualTo(light);
        browser.picture(PICTURES.resolve("status-dark.png"));

        browser.screen(390, 844, true);
        assertThat(browser.evaluate("document.scrollingElement.scrollWidth").getAsInt())
                .isLessThanOrEqualTo(390);
        browser.picture(PICTURES.resolve("status-phone.png"));
        browser.screen(1200, 1500, false);
        browser.scheme("light");
    }

    @Test
    void says_so_when_the_application_is_gone() {
        try (ShadowedApp other = ShadowedApp.start(SharedServers.get())) {
            browser.open(other.statusUrl());
            browser.await(SHOWN);
            other.app().close();

            browser.await("!document.getElementById('trouble').hidden");
            assertThat(browser.text("#trouble")).startsWith("The application does not answer since ");
        }
    }
}
