package io.dynamoshadow.benchmark;

import com.acme.notes.Note;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Eight clients for six seconds, each with a save and a find every forty milliseconds: as a service has them that has room left. */
final class LoadRound {
    private static final int CLIENTS = 8;
    private static final int PAIRS = 150;
    private static final long PAIR_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    /** Whatever is behind the calls has its own code, which is to be compiled before anything is measured. */
    private static final int WARM_UP_PAIRS = 1_500;

    private static final long WARM_UP_PAIR_NANOS = TimeUnit.MILLISECONDS.toNanos(12);

    private final Notes notes;
    private final String name;
    private final boolean isWarmUp;
    private final int pairs;
    private final long pairNanos;
    private final double[] finds;
    private final double[] saves;
    private final AtomicLong allocatedByClients = new AtomicLong();

    private LoadRound(Notes notes, String name, boolean isWarmUp, int pairs, long pairNanos) {
        this.notes = notes;
        this.name = name;
        this.isWarmUp = isWarmUp;
        this.pairs = pairs;
        this.pairNanos = pairNanos;
        this.finds = new double[CLIENTS * pairs];
        this.saves = new double[CLIENTS * pairs];
    }

    /** The one that is measured. */
    static LoadRound of(Notes notes, int round) {
        return new LoadRound(notes, "note-" + round, false, PAIRS, PAIR_NANOS);
    }

    /** Ten times as many calls, at more than three times the pace, or as many as there is time for. */
    static LoadRound warmUp(Notes notes) {
        return new LoadRound(notes, "warm-up", true, WARM_UP_PAIRS, WARM_UP_PAIR_NANOS);
    }

    /** What is called. */
    interface Notes {
        Note find(String account, String id);

        void save(Note note);

        static Notes of(BiFunction<String, String, Note> find, Consumer<Note> save) {
            return new Notes() {
                @Override
                public Note find(String account, String id) {
                    return find.apply(account, id);
                }

                @Override
                public void save(Note note) {
                    save.accept(note);
                }
            };
        }
    }

    Map<String, Double> run() throws InterruptedException {
        com.sun.management.OperatingSystemMXBean system =
                (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        Map<Long, Long> bytesBefore = allocatedBytes();
        long compiling = compiler.getTotalCompilationTime();
        long cpu = system.getProcessCpuTime();
        Thread[] clients = new Thread[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            int client = i;
            clients[i] = new Thread(() -> work(client));
            clients[i].start();
        }
        for (Thread client : clients) {
            client.join();
        }
        // what is done off the callers' threads belongs to the calls too
        Thread.sleep(300);
        double calls = 2 * CLIENTS * pairs;
        double cpuMicros = (system.getProcessCpuTime() - cpu) / 1_000.0 / calls;
        double compilingMicros = (compiler.getTotalCompilationTime() - compiling) * 1_000.0 / calls;
        double bytes = allocatedByClients.get();
        for (Map.Entry<Long, Long> each : allocatedBytes().entrySet()) {
            bytes += each.getValue() - bytesBefore.getOrDefault(each.getKey(), 0L);
        }
        Arrays.sort(finds);
        Arrays.sort(saves);
        Map<String, Double> numbers = new LinkedHashMap<>();
        numbers.put("find, median, ms", finds[finds.length / 2]);
        numbers.put("find, 99 of 100, ms", finds[finds.length * 99 / 100]);
        numbers.put("save, median, ms", saves[saves.length / 2]);
        numbers.put("save, 99 of 100, ms", saves[saves.length * 99 / 100]);
        numbers.put("processor time a call, µs", cpuMicros);
        numbers.put("the same without compiling, µs", cpuMicros - compilingMicros);
        numbers.put("bytes allocated a call, kB", bytes / calls / 1_000);
        return numbers;
    }

    /** Of all threads that there are at this moment: of the clients each counts its own, before it ends. */
    private static Map<Long, Long> allocatedBytes() {
        com.sun.management.ThreadMXBean threads = threads();
        Map<Long, Long> bytes = new HashMap<>();
        for (long id : threads.getAllThreadIds()) {
            bytes.put(id, threads.getThreadAllocatedBytes(id));
        }
        return bytes;
    }

    private static com.sun.management.ThreadMXBean threads() {
        return (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    }

    private void work(int client) {
        call(client);
        allocatedByClients.addAndGet(
                threads().getThreadAllocatedBytes(Thread.currentThread().getId()));
    }

    private void call(int client) {
        long begin = System.nanoTime() + client * pairNanos / CLIENTS;
        String account = "account-" + client;
        long end = begin + pairs * pairNanos;
        for (int i = 0; i < pairs && !(isWarmUp && System.nanoTime() - end > 0); i++) {
            long due = begin + i * pairNanos;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            String id = name + "-" + client + "-" + i;
            long start = System.nanoTime();
            notes.save(Note.sample(account, id));
            saves[client * pairs + i] = (System.nanoTime() - start) / 1e6;
            // one that was saved a while ago, so that both have it
            String known = i < 10 ? id : name + "-" + client + "-" + (i - 10);
            long then = System.nanoTime();
            if (notes.find(account, known) == null) {
                throw new IllegalStateException(known + " is not there");
            }
            finds[client * pairs + i] = (System.nanoTime() - then) / 1e6;
        }
    }
}
