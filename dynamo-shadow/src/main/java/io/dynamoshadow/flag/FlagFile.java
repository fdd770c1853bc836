package io.dynamoshadow.flag;

import com.launchdarkly.logging.LDLogger;
import com.launchdarkly.sdk.server.integrations.FileData;
import com.launchdarkly.sdk.server.interfaces.DataSourceStatusProvider.State;
import com.launchdarkly.sdk.server.subsystems.ClientContext;
import com.launchdarkly.sdk.server.subsystems.DataSource;
import com.launchdarkly.sdk.server.subsystems.DataSourceUpdateSink;
import com.launchdarkly.sdk.server.subsystems.DataStoreTypes.FullDataSet;
import com.launchdarkly.sdk.server.subsystems.DataStoreTypes.ItemDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Flags from a file, as the SDK's own {@link FileData} reads it, and however it is changed: written over, moved there, or
 * behind a symbolic link that is turned, as Kubernetes does. The SDK's source watches folders, and so misses the last; and it
 * takes an empty file, such as everyone sees who looks while another one writes, for one without flags. So it is looked at here
 * ten times a second, and only what can be read whole, and has a flag, counts. Until then what was read before holds.
 */
final class FlagFile implements DataSource {
    private static final long LOOK_EVERY_MILLIS = 100;
    /** Half of a YAML file may be a YAML file: only one that nobody writes any more is whole. */
    private static final long YAML_SETTLES_AFTER_NANOS = 1_000_000_000L;

    private static final long READ_AGAIN_AFTER_NANOS = 1_000_000_000L;

    private final Path file;
    private final ClientContext context;
    private final DataSourceUpdateSink sink;
    private final LDLogger log;
    private final Thread looker;
    private volatile boolean initialized;
    private volatile boolean closed;
    private int version;
    private FileState state = FileState.UNKNOWN;
    /** What was looked at last, whether it counted or not; and since when it is there. */
    private byte @Nullable [] seen;

    private long seenSince;
    private long readAgainAt = System.nanoTime();
    private boolean decided;
    private String told = "";

    FlagFile(Path file, ClientContext context, ThreadFactory threads) {
        this.file = file;
        this.context = context;
        this.sink = context.getDataSourceUpdateSink();
        this.log = context.getBaseLogger();
        this.looker = threads.newThread(this::lookAgainAndAgain);
    }

    @Override
    public Future<Void> start() {
        lookOnce();
        looker.start();
        return CompletableFuture.completedFuture(null);
    }

    private void lookAgainAndAgain() {
        while (!closed) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
                lookOnce();
            } catch (Throwable failed) {
                // nobody would look any more; only what closes this ends it
            }
        }
    }

    private void lookOnce() {
        try {
            look();
        } catch (Throwable failed) {
            // for want of memory, perhaps: nothing was decided, and so the next look will do
            decided = false;
        }
    }

    private void look() {
        FileState now = FileState.of(file);
        if (decided && now.isSameAs(state)) {
            return;
        }
        byte[] content = content();
        if (content == null) {
            tell(initialized ? "cannot be read; what was read before holds" : "cannot be read; it is looked for again");
            return;
        }
        state = now;
        if (!Arrays.equals(content, seen)) {
            seen = content;
            seenSince = System.nanoTime();
            readAgainAt = seenSince;
            decided = false;
        }
        if (!decided && System.nanoTime() - readAgainAt >= 0) {
            decide(content);
        }
    }

    private void decide(byte[] content) {
        char first = firstOf(content);
        if (first == 0) {
            tell("is empty, which does not count; what was read before holds");
            decided = true;
        } else if (first == '{' || System.nanoTime() - seenSince >= YAML_SETTLES_AFTER_NANOS) {
            load(content);
        }
    }

    private static char firstOf(byte[] content) {
        for (byte each : content) {
            if (!Character.isWhitespace(each)) {
                return (char) (each & 0xFF);
            }
        }
        return 0;
    }

    private void load(byte[] content) {
        FileReading reading = FileReading.of(file, context);
        if (!Arrays.equals(content, content())) {
            return; // perhaps not what was read: the next look will see
        }
        FullDataSet<ItemDescriptor> data = reading.data(++version);
        if (data == null) {
            // and is read again: perhaps it was not the file's fault but, say, one of too many that are open
            readAgainAt = System.nanoTime() + READ_AGAIN_AFTER_NANOS;
            tell("does not count: " + reading.problem() + "; what was read before holds");
            return;
        }
        told = "";
        sink.init(data);
        sink.updateStatus(State.VALID, null);
        initialized = true;
        decided = true;
    }

    private byte @Nullable [] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException notNow) {
            return null;
        }
    }

    /** Once for each state of the file. */
    private void tell(String problem) {
        if (!problem.equals(told)) {
            told = problem;
            log.warn("flags.file {} {}", file, problem);
        }
    }

    @Override
    public boolean isInitialized() {
        return initialized;
    }

    @Override
    public void close() {
        closed = true;
        looker.interrupt();
    }
}
