package io.dynamoshadow.testapp.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dynamoshadow.testapp.app.Samples;
import io.dynamoshadow.testapp.config.Audience;
import io.dynamoshadow.testapp.config.Flag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Flags that are on for some accounts: exactly those are mirrored and read. */
@TestInstance(Lifecycle.PER_CLASS)
class RolloutIT {

    private ShadowedApp app;

    @BeforeAll
    void start() {
        app = ShadowedApp.start(SharedServers.get());
    }

    @BeforeEach
    void everythingOff() {
        app.setFlags(true, true, false, false);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void mirrors_the_named_accounts_and_nobody_else() {
        app.setFlag(Flag.DYNAMO_WRITE, Audience.accounts("alice", "bob"));

        String alice = create("alice");
        String carol = create("carol");
        String bob = create("bob");

        app.awaitWrites();
        assertThat(app.storesDiffer(alice)).isEmpty();
        assertThat(app.storesDiffer(bob)).isEmpty();
        assertThat(app.mongo().get(carol)).isNotNull();
        assertThat(app.dynamo().get(carol)).isNull();
    }

    @Test
    void mirrors_a_quarter_of_the_accounts_always_the_same_and_keeps_them_when_more_follow() {
        List<String> accounts =
                IntStream.range(0, 160).mapToObj(i -> "account-" + i).toList();

        app.setFlag(Flag.DYNAMO_WRITE, Audience.percent(25));
        Set<String> quarter = mirrored(accounts);
        Set<String> again = mirrored(accounts);
        app.setFlag(Flag.DYNAMO_WRITE, Audience.percent(50));
        Set<String> half = mirrored(accounts);

        assertThat(quarter).hasSizeBetween(24, 56);
        assertThat(again).isEqualTo(quarter);
        assertThat(half).hasSizeBetween(60, 100).containsAll(quarter);
    }

    @Test
    void reads_beside_mongo_for_the_account_that_mongos_result_tells() {
        app.setFlag(Flag.DYNAMO_WRITE, Audience.EVERYONE);
        app.setFlag(Flag.DYNAMO_READ, Audience.accounts("dave"));
        String dave = create("dave");
        String erin = create("erin");
        app.awaitWrites();
        app.dynamo().set(dave, "note", AttributeValue.fromS("falsified"));
        app.dynamo().set(erin, "note", AttributeValue.fromS("falsified"));
        long before = app.count("findEventById", "shadowReads");

        assertThat(app.http().find(erin).status()).isEqualTo(200);
        assertThat(app.http().find(dave).status()).isEqualTo(200);
        assertThat(app.http().find("nothing").status()).isEqualTo(404);

        await().atMost(ShadowedApp.PATIENCE).until(() -> app.count("findEventById", "value") == 1);
        assertThat(app.count("findEventById", "shadowReads")).isEqualTo(before + 1);
        await().atMost(ShadowedApp.PATIENCE)
                .untilAsserted(() -> assertThat(app.differenceLines()).anyMatch(line -> line.contains(dave)));
        assertThat(app.differenceLines()).noneMatch(line -> line.contains(erin));
    }

    @Test
    void reads_dynamo_only_for_accounts_that_are_written_there_too() {
        app.setFlag(Flag.DYNAMO_WRITE, Audience.accounts("frank"));
        app.setFlag(Flag.DYNAMO_READ, Audience.accounts("frank", "grace"));
        create("frank");
        create("grace");
        app.awaitWrites();
        long before = app.count("countEventsByAccount", "shadowReads");

        assertThat(app.http().count("grace").object().get("count").getAsLong()).isEqualTo(1);
        assertThat(app.http().count("frank").object().get("count").getAsLong()).isEqualTo(1);

        await().atMost(ShadowedApp.PATIENCE)
                .until(() -> app.count("countEventsByAccount", "matches")
                        == app.count("countEventsByAccount", "shadowReads"));
        assertThat(app.count("countEventsByAccount", "shadowReads")).isEqualTo(before + 1);
        assertThat(app.count("countEventsByAccount", "count")).isZero();
    }

    @Test
    void removes_a_mirrored_event_though_a_deletion_does_not_tell_its_account() {
        app.setFlag(Flag.DYNAMO_WRITE, Audience.accounts("heidi"));
        String heidi = create("heidi");
        String ivan = create("ivan");
        app.awaitWrites();
        assertThat(app.dynamo().get(heidi)).isNotNull();

        assertThat(app.http().delete(heidi).status()).isEqualTo(204);
        assertThat(app.http().delete(ivan).status()).isEqualTo(204);

        app.awaitWrites();
        assertThat(app.dynamo().get(heidi)).isNull();
        assertThat(app.mongo().get(heidi)).isNull();
        assertThat(app.mongo().get(ivan)).isNull();
    }

    private String create(String account) {
        return app.http().create(Samples.small(account)).id();
    }

    /** Creates an event for each account; gives the accounts whose event is in Dynamo too. */
    private Set<String> mirrored(List<String> accounts) {
        Map<String, String> created = accounts.stream().collect(Collectors.toMap(account -> account, this::create));
        app.awaitWrites();
        Set<String> there = app.dynamo().all().keySet();
        return accounts.stream()
                .filter(account -> there.contains(created.get(account)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
