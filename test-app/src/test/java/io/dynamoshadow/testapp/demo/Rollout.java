package io.dynamoshadow.testapp.demo;

import static io.dynamoshadow.testapp.config.Audience.EVERYONE;
import static io.dynamoshadow.testapp.config.Audience.NOBODY;
import static io.dynamoshadow.testapp.config.Audience.percent;
import static io.dynamoshadow.testapp.config.Flag.DYNAMO_READ;
import static io.dynamoshadow.testapp.config.Flag.DYNAMO_WRITE;
import static io.dynamoshadow.testapp.config.Flag.MONGO_READ;
import static io.dynamoshadow.testapp.config.Flag.MONGO_WRITE;

import io.dynamoshadow.testapp.app.AgentStatus;
import io.dynamoshadow.testapp.config.FlagFile;
import java.util.ArrayList;
import java.util.List;

/** The way from Mongo to DynamoDB, step by step. */
final class Rollout {

    private final Scene scene;
    private final AgentNumbers numbers;
    private final Traffic traffic;
    private final Screen screen;
    private final Verdict verdict;
    private final FalsifiedRow falsified;

    Rollout(Scene scene, AgentNumbers numbers, Traffic traffic, Screen screen, Verdict verdict) {
        this.scene = scene;
        this.numbers = numbers;
        this.traffic = traffic;
        this.screen = screen;
        this.verdict = verdict;
        this.falsified = new FalsifiedRow(scene, traffic.ledger());
    }

    List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        addWrites(phases);
        addShadowReads(phases);
        addFarewell(phases);
        return phases;
    }

    private void addWrites(List<Phase> phases) {
        FlagFile flags = scene.flags();
        phases.add(new Phase(
                "everything off",
                () -> {},
                seen -> seen.mirroredWrites() == 0 && seen.shadowReads() == 0,
                "nothing goes to DynamoDB"));
        phases.add(new Phase(
                "Dynamo writes for 25 %",
                () -> flags.set(DYNAMO_WRITE, percent(25)),
                seen -> seen.mirroredWrites() > 0 && seen.failedWrites() == 0 && seen.shadowReads() == 0,
                "some writes are mirrored, none fails, no read is compared"));
        phases.add(new Phase(
                "Dynamo writes for all",
                () -> flags.set(DYNAMO_WRITE, EVERYONE),
                seen -> seen.mirroredWrites() > 0 && seen.failedWrites() == 0,
                "writes are mirrored, none fails"));
    }

    private void addShadowReads(List<Phase> phases) {
        FlagFile flags = scene.flags();
        phases.add(new Phase(
                "shadow reads for 25 %",
                () -> flags.set(DYNAMO_READ, percent(25)), seen -> seen.shadowReads() > 0, "some reads are compared"));
        phases.add(new Phase(
                "shadow reads for all",
                () -> flags.set(DYNAMO_READ, EVERYONE),
                seen -> seen.differences("missing-in-dynamo") > 0,
                "events from before the migration are found missing in DynamoDB"));
        phases.add(new Phase(
                "a row falsified in Dynamo",
                falsified::falsify,
                falsified::read,
                seen -> falsified.wasNoticed() && seen.differenceCount() > 0,
                "the falsified row is found"));
        phases.add(new Phase(
                "after the backfill",
                this::backfill,
                seen -> seen.shadowReads() > 0 && seen.differenceCount() == 0,
                "both stores answer the same"));
    }

    private void addFarewell(List<Phase> phases) {
        FlagFile flags = scene.flags();
        phases.add(new Phase(
                "Dynamo reads only",
                () -> flags.set(MONGO_READ, NOBODY),
                seen -> seen.shadowReads() == 0 && seen.failedWrites() == 0,
                "nothing is compared any more"));
        phases.add(new Phase(
                "Mongo writes off",
                () -> {
                    verdict.mongoWritesEnd();
                    flags.set(MONGO_WRITE, NOBODY);
                },
                seen -> true,
                ""));
        if (scene.servers().mongo().isOurs()) {
            phases.add(new Phase(
                    "Mongo stopped",
                    () -> {
                        verdict.mongoStops();
                        scene.servers().mongo().stop();
                    },
                    seen -> true,
                    ""));
        }
    }

    /** Runs the agent's own commands, as an operator would, while the application goes on serving. */
    private void backfill() throws InterruptedException {
        screen.waiting("Running the backfill …");
        // nothing is learnt from comparing what is known to be missing
        scene.flags().set(DYNAMO_READ, NOBODY);
        AgentStatus before = numbers.now();
        traffic.resume();
        String copied = OperatorCommand.run(scene.shadowProperties(), scene.directory(), "backfill");
        screen.waiting("Comparing every row …");
        String verified = OperatorCommand.run(
                scene.shadowProperties(), scene.directory(), "verify", "--repair", "--longest-transaction", "0");
        traffic.pause();
        numbers.settledSince(before);
        scene.flags().set(DYNAMO_READ, EVERYONE);
        screen.note("While clients go on and shadow reads are off,");
        screen.note("  backfill          " + copied);
        screen.note("  verify --repair   " + verified);
        screen.note(
                "The backfill never overwrites: it was verify that found the falsified row, and brought it to what Mongo has.");
    }
}
