package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.tools.attach.VirtualMachine;
import io.dynamoshadow.testapp.app.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The three kill switches of a running application, and its flag file behind a link that is turned. */
@TestInstance(Lifecycle.PER_CLASS)
class SwitchIT {

    private final Random random = new Random(8);
    private ShadowedApp app;

    @BeforeAll
    void start() {
        app = ShadowedApp.start(SharedServers.get());
        app.setFlags(true, true, true, false);
    }

    @AfterAll
    void stop() {
        if (app != null) {
            app.close();
        }
    }

    private String create() {
        return app.http().create(Samples.full("s1", random)).id();
    }

    private void isMirrored() {
        String id = create();
        await().atMost(ShadowedApp.PATIENCE).until(() -> app.dynamo().all().containsKey(id));
    }

    /** Mongo has it, and the agent has not even counted the call. */
    private void isLeftAlone() {
        long calls = app.count("createEvent", "calls");
        String id = create();
        app.awaitWrites();
        assertThat(app.mongo().all()).containsKey(id);
        assertThat(app.dynamo().all()).doesNotContainKey(id);
        assertThat(app.count("createEvent", "calls")).isEqualTo(calls);
    }

    private void awaitOff(String by) {
        await().atMost(ShadowedApp.PATIENCE).until(() -> app.switchedOffBy().equals(by));
    }

    @Test
    @SuppressWarnings("BanJNDI") // to a JVM of our own
    void by_jmx() throws Exception {
        isMirrored();
        VirtualMachine jvm =
                VirtualMachine.attach(Long.toString(app.app().process().pid()));
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()))) {
            MBeanServerConnection beans = connector.getMBeanServerConnection();
            ObjectName name = new ObjectName("io.dynamoshadow:type=Switch");
            assertThat(beans.getAttribute(name, "Enabled")).isEqualTo(true);

            beans.setAttribute(name, new Attribute("Enabled", false));

            assertThat(beans.getAttribute(name, "SwitchedOffBy")).isEqualTo("JMX");
            isLeftAlone();

            beans.setAttribute(name, new Attribute("Enabled", true));

            assertThat(beans.getAttribute(name, "Enabled")).isEqualTo(true);
            isMirrored();
        } finally {
            jvm.detach();
        }
        assertThat(app.says("switched off by JMX: every call is Mongo's alone")).isTrue();
    }

    @Test
    void by_a_line_in_the_settings_file() throws IOException {
        String settings = Files.readString(app.settingsFile());
        isMirrored();

        Files.writeString(app.settingsFile(), settings + "enabled = false\n");
        awaitOff("enabled = false in the settings file");
        isLeftAlone();

        Files.writeString(app.settingsFile(), "");
        Files.writeString(app.settingsFile(), settings);
        awaitOff("");
        isMirrored();
    }

    @Test
    void by_its_flag_in_a_file_behind_a_link_that_is_turned_as_kubernetes_does() throws IOException {
        isMirrored();
        Path file = app.flags().path();
        String flags = Files.readString(file);
        turn(
                file,
                "..2026_1",
                flags.replaceFirst(
                        "\\{\\s*\"flags\"", "{\"flagValues\": {\"dynamo-shadow-enabled\": false}, \"flags\""));
        awaitOff("the flag dynamo-shadow-enabled");
        isLeftAlone();

        turn(file, "..2026_2", flags);
        awaitOff("");
        isMirrored();
    }

    /** The file becomes a link to one in a folder, which is another one each time. */
    private static void turn(Path file, String folder, String content) throws IOException {
        Path target = Files.createDirectory(file.resolveSibling(folder));
        Files.writeString(target.resolve("flags.json"), content);
        Path data = file.resolveSibling("..data");
        Path link = Files.createSymbolicLink(file.resolveSibling("..data_tmp"), target.getFileName());
        Files.move(link, data, StandardCopyOption.ATOMIC_MOVE);
        if (!Files.isSymbolicLink(file)) {
            Path first = Files.createSymbolicLink(file.resolveSibling("first"), Path.of("..data", "flags.json"));
            Files.move(first, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
