package io.dynamoshadow.agent.cli;

import io.dynamoshadow.compare.ValueText;
import io.dynamoshadow.outbox.Entry;
import io.dynamoshadow.outbox.OutboxFiles;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;

/** What {@code replay --list} shows. */
final class OutboxList {
    private OutboxList() {}

    /** @return the exit code: 0 where nothing waits and nothing was put aside */
    static int print(Path folder, PrintStream out) {
        int open = 0;
        int parked = 0;
        for (OutboxFiles.Contents file : OutboxFiles.read(folder)) {
            open += file.open().size();
            parked += file.parked().size();
            if (file.open().isEmpty() && file.parked().isEmpty()) {
                continue;
            }
            out.println(file.file() + (file.isInUse() ? ", of a running JVM" : ", of a JVM that is gone"));
            file.open().forEach(entry -> out.println("  waits   " + text(entry)));
            file.parked().forEach(entry -> out.println("  parked  " + text(entry) + ": " + entry.reason()));
        }
        out.println(open + " writes wait, " + parked + " are parked, in " + folder);
        return open + parked > 0 ? 1 : 0;
    }

    private static String text(Entry entry) {
        return Instant.ofEpochMilli(entry.origin().since()) + "  "
                + entry.origin().dao() + "  "
                + entry.origin().method()
                + (entry.key().isEmpty() ? "" : "  key " + ValueText.ofKey(entry.key()))
                + (entry.attempts() > 0 ? "  after " + entry.attempts() + " attempts" : "");
    }
}
