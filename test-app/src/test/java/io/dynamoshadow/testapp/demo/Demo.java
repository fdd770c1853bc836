package io.dynamoshadow.testapp.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Walks the legacy application from Mongo to DynamoDB while clients call it. Started by the script {@code demo}. */
public final class Demo {

    private static final int EVENTS_BEFORE = 250;
    private static final int WARM_UP_MILLIS = 3000;
    private static final int WRONG_LINES = 10;

    private final Screen screen = new Screen();
    private final Path directory;
    private volatile boolean listening;
    private volatile @Nullable Scene scene;

    private Demo(Path directory) {
        this.directory = directory;
    }

    /** Takes the directory for its files and, optionally, {@code --keep}. */
    public static void main(String[] arguments) {
        Demo demo = new Demo(Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(demo::end, "end"));
        boolean good;
        try {
            good = demo.run(List.of(arguments).contains("--keep"));
        } catch (InterruptedException e) {
            good = false;
        } catch (RuntimeException e) {
            demo.screen.bad(String.valueOf(e.getMessage()));
            good = false;
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(boolean keep) throws InterruptedException {
        screen.title("Dynamo Shadow");
        screen.say("A legacy application moves from MongoDB to DynamoDB while " + Traffic.accounts()
                + " accounts go on using it.");
        screen.say("");
        screen.waiting("Starting MongoDB, DynamoDB and the application …");
        try (Scene scene = new Scene(directory, this::hear);
                Traffic traffic = new Traffic(scene.app().http())) {
            this.scene = scene;
            AgentNumbers numbers = new AgentNumbers(scene.statusPage());
            boolean good = play(scene, numbers, traffic);
            if (keep) {
                new KeptRunning(scene, screen).tell();
                listening = true;
                new CountDownLatch(1).await();
            }
            this.scene = null;
            return good;
        }
    }

    private boolean play(Scene scene, AgentNumbers numbers, Traffic traffic) throws InterruptedException {
        boolean good = false;
        try {
            good = start(scene, numbers, traffic) && rollOut(scene, numbers, traffic);
        } catch (RuntimeException e) {
            screen.bad(String.valueOf(e.getMessage()));
        }
        if (!good) {
            troubles(scene).forEach(screen::note);
        }
        return good;
    }

    private boolean start(Scene scene, AgentNumbers numbers, Traffic traffic) throws InterruptedException {
        screen.say("  MongoDB      " + withoutPassword(scene.servers().mongo().uri()));
        screen.say("  DynamoDB     " + scene.servers().dynamoEndpoint());
        screen.say("  application  " + scene.app().url() + ", a process of its own with -javaagent");
        screen.say("  its page     " + scene.statusPage().page());
        screen.waiting("Waiting for the agent …");
        if (!numbers.awaitReady()) {
            screen.bad("The agent is not ready: " + scene.statusPage().url());
            return false;
        }
        screen.waiting("Creating " + EVENTS_BEFORE + " events from before the migration …");
        CallStats creation = traffic.createAtOnce(EVENTS_BEFORE);
        creation.errors().forEach(screen::bad);
        screen.waiting("Warming up …");
        traffic.resume();
        Thread.sleep(WARM_UP_MILLIS);
        traffic.pause();
        return creation.failures() == 0;
    }

    private boolean rollOut(Scene scene, AgentNumbers numbers, Traffic traffic) throws InterruptedException {
        Verdict verdict = new Verdict(scene.mongo(), scene.table(), traffic.ledger());
        PhaseRun run = new PhaseRun(numbers, traffic, screen);
        screen.tableHead();
        boolean allAsExpected = true;
        int number = 1;
        for (Phase phase : new Rollout(scene, numbers, traffic, screen, verdict).phases()) {
            allAsExpected &= run.run(number++, phase);
        }
        verdict.reached();
        screen.say("");
        tell(verdict);
        if (!allAsExpected) {
            screen.bad("Not every phase went as it should, see above.");
        }
        return allAsExpected && verdict.wrong().isEmpty();
    }

    /** When the JVM ends, perhaps because the user wants so. */
    private void end() {
        screen.mute();
        Scene left = scene;
        if (left != null) {
            left.removeTraces();
        }
    }

    private void hear(String agentLine) {
        if (listening) {
            screen.note(agentLine);
        }
    }

    private void tell(Verdict verdict) {
        List<String> wrong = verdict.wrong();
        if (wrong.isEmpty()) {
            screen.good("All " + verdict.inDynamo() + " events in DynamoDB are what they must be.");
            screen.say("  Mongo held " + verdict.inMongo() + " when its writes went off; since then clients created "
                    + verdict.onlyInDynamo());
            screen.say("  and deleted " + verdict.onlyInMongo() + ". Each was compared, property by property.");
            return;
        }
        screen.bad("Events that are not what they must be: " + wrong.size());
        wrong.stream().limit(WRONG_LINES).forEach(screen::note);
        if (wrong.size() > WRONG_LINES) {
            screen.note("… and " + (wrong.size() - WRONG_LINES) + " more");
        }
    }

    private static String withoutPassword(String uri) {
        return uri.replaceFirst("//[^/]*@", "//");
    }

    /** The agent's last warnings and errors, differences aside. */
    private static List<String> troubles(Scene scene) {
        List<String> lines = scene.app().stderr().lines().stream()
                .filter(line -> line.contains(" ERROR ") || line.contains(" WARN "))
                .filter(line -> !line.contains(FalsifiedRow.DIFFERENCE))
                .toList();
        return lines.subList(Math.max(0, lines.size() - WRONG_LINES), lines.size());
    }
}
