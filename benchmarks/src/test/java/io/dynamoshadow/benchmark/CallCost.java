package io.dynamoshadow.benchmark;

import com.acme.notes.HandWrittenDao;
import com.acme.notes.Note;
import com.acme.notes.OffForAllDao;
import com.acme.notes.SwitchedOffDao;
import com.acme.notes.TargetedDao;
import com.acme.notes.UnwovenDao;
import com.launchdarkly.sdk.ContextKind;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.LDClient;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What a call costs on its way to Mongo while none of it is to reach DynamoDB: not woven, woven with its flags in three states,
 * and with four flags asked by hand. Three methods: one that does nothing, a read and a write of a map. Every fork has the
 * built agent attached, and waits until it knows the flags.
 *
 * <p>Arguments are those of JMH.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CallCost {
    private static final int ACCOUNTS = 1_024;

    private final UnwovenDao unwoven = new UnwovenDao.InMemory();
    private final SwitchedOffDao switchedOff = new SwitchedOffDao.InMemory();
    private final OffForAllDao offForAll = new OffForAllDao.InMemory();
    private final TargetedDao targeted = new TargetedDao.InMemory();
    private HandWrittenDao byHand;
    private HandWrittenDao byHandWithEvents;
    private String[] accounts;
    private Note[] notes;
    private int next;

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("dynamo-shadow-benchmark");
        Path flags = FlagData.write(folder.resolve("flags.json"));
        Path settings = ShadowSettings.forNotes(folder, flags);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(new CommandLineOptions(arguments))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(
                        "-javaagent:" + System.getProperty("agent.jar") + "=" + settings,
                        "-Dbenchmark.folder=" + folder);
        if (new CommandLineOptions(arguments).getIncludes().isEmpty()) {
            options.include(CallCost.class.getName() + "\\.");
        }
        try {
            new Runner(options.build()).run();
        } catch (RunnerException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
    }

    /** All DAOs have the same notes, the flags are known, and they say no to each account. */
    @Setup
    public void start() throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("benchmark.folder"));
        Path flags = folder.resolve("flags.json");
        LDClient client = HandWrittenFlags.withoutEvents(flags);
        byHand = new HandWrittenDao(new UnwovenDao.InMemory(), null, client);
        byHandWithEvents = new HandWrittenDao(new UnwovenDao.InMemory(), null, HandWrittenFlags.withEvents(flags));
        List<String> refused = new ArrayList<>();
        for (int i = 0; refused.size() < ACCOUNTS; i++) {
            String account = "account-" + i;
            LDContext context = LDContext.create(ContextKind.of("account"), account);
            if (!client.boolVariation("targeted-dynamo-write", context, true)
                    && !client.boolVariation("targeted-dynamo-read", context, true)) {
                refused.add(account);
            }
        }
        accounts = refused.toArray(new String[0]);
        notes = new Note[ACCOUNTS];
        for (int i = 0; i < ACCOUNTS; i++) {
            Note note = Note.sample(accounts[i], "note-" + i);
            notes[i] = note;
            unwoven.save(note);
            switchedOff.save(note);
            offForAll.save(note);
            targeted.save(note);
            byHand.save(note);
            byHandWithEvents.save(note);
        }
        awaitFreeCalls();
        String log = Files.readString(folder.resolve("agent.log"));
        for (String dao : List.of("SwitchedOffDao", "OffForAllDao", "TargetedDao")) {
            if (!log.contains(dao + ", woven in")) {
                throw new IllegalStateException(dao + " is not woven\n" + log);
            }
        }
    }

    /** The first calls find flags unknown. When a call takes no memory any more they are known. */
    private void awaitFreeCalls() throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        long least = Long.MAX_VALUE;
        while (System.nanoTime() < end) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (String account : accounts) {
                switchedOff.count(account);
                offForAll.count(account);
                targeted.count(account);
            }
            least = Math.min(
                    least,
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
            if (least < ACCOUNTS) {
                return;
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("calls still take memory: " + least + " bytes for " + ACCOUNTS + " of each");
    }

    private int next() {
        next = (next + 1) & (ACCOUNTS - 1);
        return next;
    }

    @Benchmark
    public long nothing1Unwoven() {
        return unwoven.count(accounts[next()]);
    }

    @Benchmark
    public long nothing2SwitchedOff() {
        return switchedOff.count(accounts[next()]);
    }

    @Benchmark
    public long nothing3OffForAll() {
        return offForAll.count(accounts[next()]);
    }

    @Benchmark
    public long nothing4Targeted() {
        return targeted.count(accounts[next()]);
    }

    @Benchmark
    public long nothing5ByHand() {
        return byHand.count(accounts[next()]);
    }

    @Benchmark
    public long nothing6ByHandWithEvents() {
        return byHandWithEvents.count(accounts[next()]);
    }

    @Benchmark
    public Note read1Unwoven() {
        int i = next();
        return unwoven.find(accounts[i], notes[i].getId());
    }

    @Benchmark
    public Note read2SwitchedOff() {
        int i = next();
        return switchedOff.find(accounts[i], notes[i].getId());
    }

    @Benchmark
    public Note read3OffForAll() {
        int i = next();
        return offForAll.find(accounts[i], notes[i].getId());
    }

    @Benchmark
    public Note read4Targeted() {
        int i = next();
        return targeted.find(accounts[i], notes[i].getId());
    }

    @Benchmark
    public Note read5ByHand() {
        int i = next();
        return byHand.find(accounts[i], notes[i].getId());
    }

    @Benchmark
    public Note read5ByHandTwoFlags() {
        int i = next();
        return byHand.findByTwoFlags(accounts[i], notes[i].getId());
    }

    @Benchmark
    public Note read6ByHandWithEvents() {
        int i = next();
        return byHandWithEvents.find(accounts[i], notes[i].getId());
    }

    @Benchmark
    public void write1Unwoven() {
        unwoven.save(notes[next()]);
    }

    @Benchmark
    public void write2SwitchedOff() {
        switchedOff.save(notes[next()]);
    }

    @Benchmark
    public void write3OffForAll() {
        offForAll.save(notes[next()]);
    }

    @Benchmark
    public void write4Targeted() {
        targeted.save(notes[next()]);
    }

    @Benchmark
    public void write5ByHand() {
        byHand.save(notes[next()]);
    }

    @Benchmark
    public void write6ByHandWithEvents() {
        byHandWithEvents.save(notes[next()]);
    }
}
