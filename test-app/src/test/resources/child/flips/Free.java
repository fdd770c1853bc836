package flips;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Says whether calls take memory that their flags leave to Mongo: off for everyone, and off for those who call. */
public final class Free {
    private static final int CALLS = 20000;

    private final NoteDao dao = new MemoryNotes();
    private final Note note = new Note("1", "acc-0", "text");
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final long thread = Thread.currentThread().getId();

    public static void main(String[] arguments) throws Exception {
        Free free = new Free();
        free.dao.save(free.note);
        Flags.awaitReady();
        Flags.writeForAll(false);
        free.print("off for everyone");
        Flags.writeFor("acc-1");
        free.print("off for this one");
        free.dao.save(new Note("2", "acc-1", "text"));
        Flags.awaitWrites();
        System.out.println("end");
    }

    private void print(String when) throws Exception {
        long before = Flags.calls("save");
        taken(); // links and loads what it needs
        long taken = taken();
        long lookedAt = Flags.calls("save") - before;
        // the map takes an entry for each write; what the agent would take is more than that
        System.out.println(when + ": " + (taken < CALLS ? "nothing" : taken / CALLS + " bytes a call") + ", "
                + lookedAt / CALLS * 50 + " % looked at");
    }

    private long taken() {
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < CALLS; i++) {
            dao.findById("1");
            dao.save(note);
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }
}
