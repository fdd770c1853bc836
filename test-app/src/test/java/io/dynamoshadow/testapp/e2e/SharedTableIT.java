package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.events.EventServer;
import io.dynamoshadow.testapp.app.AgentCommand;
import io.dynamoshadow.testapp.app.Jars;
import io.dynamoshadow.testapp.app.Jdks;
import io.dynamoshadow.testapp.app.Samples;
import io.dynamoshadow.testapp.config.ShadowFile;
import io.dynamoshadow.testapp.program.AuditDao;
import io.dynamoshadow.testapp.store.DynamoTable;
import java.io.File;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two DAOs on one table: whichever comes first makes it with what both need. */
class SharedTableIT {

    private static final String CLASS_PATH = Jars.testClasses() + File.pathSeparator + Jars.appClassPath();

    private static ShadowFile withAudit(ShadowFile settings) {
        return settings.with("dao.audit.interface", AuditDao.class.getName())
                .with("dao.audit.table", settings.get("dao.events.table"))
                .with("dao.audit.key", "id")
                .with("dao.audit.index.by-note", "note")
                .with("dao.audit.ttl", "expiresAt");
    }

    private static void assertServesBoth(DynamoTable table) {
        assertThat(table.indexes()).containsExactlyInAnyOrder("by-account", "by-note");
        assertThat(table.ttlAttribute()).isEqualTo("_ttl");
    }

    @Test
    void the_agent_makes_it() {
        try (ShadowedApp app = ShadowedApp.startAs(
                        SharedServers.get(),
                        SharedTableIT::withAudit,
                        legacy -> legacy.main(EventServer.class.getName(), CLASS_PATH))
                .awaitReady()) {
            app.setFlags(true, true, true, false);
            app.http().create(Samples.full("anybody", new Random(1)));
            app.awaitWrites();

            assertServesBoth(app.dynamo());
            assertThat(app.storesDiffer()).isEmpty();
        }
    }

    @Test
    void the_backfill_makes_it(@TempDir Path folder) {
        String table = "shared_" + System.nanoTime();
        try (ShadowedApp app = ShadowedApp.start(SharedServers.get());
                DynamoTable made = new DynamoTable(SharedServers.get().dynamoEndpoint(), table)) {
            app.http().create(Samples.full("anybody", new Random(1)));
            Path settings = withAudit(ShadowFile.forEvents()
                            .with("dao.events.table", table)
                            .dynamo(SharedServers.get().dynamoEndpoint())
                            .backfillFrom(app.mongoUri()))
                    .write(folder.resolve("shadow.properties"));

            AgentCommand done = AgentCommand.run(
                    Jdks.running(), "backfill", settings.toString(), "--classpath", CLASS_PATH, "--dao", "events");

            assertThat(done.exitCode()).as(done.toString()).isZero();
            assertServesBoth(made);
            made.drop();
        }
    }
}
