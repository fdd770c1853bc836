package io.dynamoshadow.segment;

/** Bytes under a number, on one of the log's shelves; or that nothing is under the number any more. Immutable, if nobody changes the bytes. */
public final class Record {
    static final int GONE = 0;
    private static final byte[] NOTHING = {};

    private final long number;
    private final int shelf;
    private final byte[] bytes;

    Record(long number, int shelf, byte[] bytes) {
        this.number = number;
        this.shelf = shelf;
        this.bytes = bytes;
    }

    /**
     * To be there from now on, and in no other place.
     *
     * @param shelf from 1 to {@link SegmentLog#SHELVES}
     */
    public static Record of(long number, int shelf, byte[] bytes) {
        if (shelf < 1 || shelf > SegmentLog.SHELVES) {
            throw new IllegalArgumentException("no shelf " + shelf);
        }
        return new Record(number, shelf, bytes);
    }

    /** To be nowhere from now on. */
    public static Record gone(long number) {
        return new Record(number, GONE, NOTHING);
    }

    public long number() {
        return number;
    }

    public byte[] bytes() {
        return bytes;
    }

    int shelf() {
        return shelf;
    }

    boolean isGone() {
        return shelf == GONE;
    }
}
