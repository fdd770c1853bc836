package io.dynamoshadow.agent.run;

import io.dynamoshadow.config.OutboxSettings;
import io.dynamoshadow.outbox.Journal;
import io.dynamoshadow.outbox.JournalEvents;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Tells the operator of the outbox on disk. */
public final class OutboxLog implements JournalEvents {
    private final Logger log;
    private final @Nullable Path folder;

    private OutboxLog(Logger log, @Nullable Path folder) {
        this.log = log;
        this.folder = folder;
    }

    /** The journal of the settings; nothing is opened yet. */
    public static Journal journal(OutboxSettings settings, Logger log) {
        return new Journal(
                settings.folder(),
                settings.mostMegabytes() * 1_048_576L,
                settings.mostInMemory(),
                settings.mostMemoryMegabytes() * 1_048_576L,
                new AgentThreads("outbox"),
                new OutboxLog(log, settings.folder()));
    }

    @Override
    public void opened(Path file, int open, int parked) {
        if (open > 0) {
            log.info("outbox: {} writes that an earlier JVM has left in {} are taken up", open, file);
        }
        if (parked > 0) {
            log.warn("outbox: {} writes in {} can never succeed; \"replay --list\" shows them", parked, file);
        }
        log.debug("outbox: {}", file);
    }

    @Override
    public void adopted(Path file, int count) {
        log.info("outbox: {} writes are taken up from {}, whose JVM is gone", count, file);
    }

    @Override
    public void damaged(Path file) {
        log.error(
                "outbox: {} was damaged. What can be read of it is taken up; the damaged files are kept there, with the ending"
                        + " .damaged. What cannot be read is not mirrored: a backfill must bring it",
                file);
    }

    @Override
    public void broken(String reason) {
        log.error(
                "outbox: {} cannot be written, so writes on their way are in memory alone and would be lost with this JVM,"
                        + " until it can be: {}. Set outbox.dir to a folder that can be written and that lasts",
                folder,
                reason);
    }

    @Override
    public void overflowed(long count) {
        log.error(
                "outbox: {} writes found no room on disk or in memory (outbox.max-mb, outbox.memory, outbox.memory-mb). Those that do not reach"
                        + " DynamoDB from memory are missing there until a backfill brings them",
                count);
    }
}
