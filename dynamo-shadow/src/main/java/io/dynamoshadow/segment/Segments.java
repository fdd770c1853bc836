package io.dynamoshadow.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a log, the oldest first, of which at most two are open: the one that is appended to, and the one that is read. Guarded by their log. */
final class Segments implements Closeable {
    private static final Pattern NAME = Pattern.compile("(\\d{1,9})\\.log");
    private static final int SEGMENT_BYTES = 4 << 20;
    /** So much may be kept for nothing. */
    private static final long WASTE_BYTES = 2L * SEGMENT_BYTES;
    /** So many segments may be small. */
    private static final int SMALL_SEGMENTS = 32;

    private final Path folder;
    private final TreeMap<Integer, Segment> all = new TreeMap<>();
    private int lastId;
    private @Nullable Segment current;
    private @Nullable Segment reading;

    Segments(Path folder) {
        this.folder = folder;
    }

    /** Is told of the records of all segments, in their order. */
    interface Visitor {
        void record(Segment segment, long number, int shelf, int at);
    }

    /** Reads what there is; nothing will be appended to those. */
    void load(Visitor visitor) throws IOException {
        TreeMap<Integer, Path> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.put(Integer.valueOf(name.group(1)), file);
                }
            }
        }
        for (Map.Entry<Integer, Path> each : found.entrySet()) {
            lastId = each.getKey();
            Segment segment = new Segment(lastId, each.getValue());
            all.put(lastId, segment);
            segment.load((number, shelf, at, length) -> visitor.record(segment, number, shelf, at));
        }
    }

    boolean isAnyDamaged() {
        return all.values().stream().anyMatch(Segment::isDamaged);
    }

    /** The one to be appended to. */
    Segment newest() throws IOException {
        Segment segment = current;
        if (segment != null && segment.size() < SEGMENT_BYTES) {
            return segment;
        }
        if (segment != null && segment != reading) {
            segment.close();
        }
        segment = new Segment(++lastId, folder.resolve(String.format(Locale.ROOT, "%09d.log", lastId)));
        all.put(segment.id, segment);
        current = segment;
        return segment;
    }

    /** The oldest one, unless it is the one that is appended to. */
    @Nullable
    Segment oldest() {
        Segment oldest = all.isEmpty() ? null : all.firstEntry().getValue();
        return oldest == current ? null : oldest;
    }

    /** By its record's place. */
    Segment of(long place) {
        Segment segment = all.get((int) (place >>> Integer.SIZE));
        if (segment == null) {
            throw new IllegalStateException("a record that counts was in a segment that is gone");
        }
        return segment;
    }

    static long place(Segment segment, int at) {
        return ((long) segment.id << Integer.SIZE) | at;
    }

    Record record(long place, int shelf) throws IOException {
        Segment segment = of(place);
        Segment before = reading;
        if (before != null && before != segment && before != current) {
            before.close();
        }
        reading = segment;
        return segment.record((int) place, shelf);
    }

    void dropOldest() throws IOException {
        Segment oldest = all.firstEntry().getValue();
        oldest.drop();
        all.remove(oldest.id);
    }

    /** From the oldest on, as long as none of their records counts. */
    void dropDead() {
        try {
            for (Segment oldest = oldest(); oldest != null && oldest.isDead(); oldest = oldest()) {
                dropOldest();
            }
        } catch (IOException heldByAnother) {
            // as a scanner for viruses may: it goes the next time
        }
    }

    /** Whether much is kept for little. */
    boolean isTooMuch() {
        long size = size();
        return isWasteful(size) || (all.size() > SMALL_SEGMENTS && size < (long) all.size() * SEGMENT_BYTES / 4);
    }

    private boolean isWasteful(long size) {
        if (size <= WASTE_BYTES) {
            return false;
        }
        long live = 0;
        for (Segment each : all.values()) {
            live += each.liveSize();
        }
        return size > 2 * live + WASTE_BYTES;
    }

    /** In bytes. */
    long size() {
        long size = 0;
        for (Segment each : all.values()) {
            size += each.size();
        }
        return size;
    }

    @Override
    public void close() throws IOException {
        for (Segment each : all.values()) {
            each.close();
        }
        current = null;
    }
}
