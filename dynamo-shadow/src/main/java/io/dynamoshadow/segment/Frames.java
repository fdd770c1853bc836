package io.dynamoshadow.segment;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;

/**
 * How records stand in a segment: together with those they were appended with, in a frame that has sums over its head and its body.
 * So what a dying JVM has not finished is told from what was damaged later, and of a damaged segment everything else can be read.
 */
final class Frames {
    /** Mark, length of the body, sum of the body, sum of these three. */
    static final int HEAD = 16;
    /** Number, shelf, length. */
    static final int RECORD_HEAD = 13;

    private static final int MARK = 0x44_53_4C_31;

    private Frames() {}

    /** Is told of the records of a segment, in their order. */
    interface Visitor {
        /** @param at where the record's head begins */
        void record(long number, int shelf, int at, int length);
    }

    static byte[] of(List<Record> records) {
        int length = 0;
        for (Record each : records) {
            length += RECORD_HEAD + each.bytes().length;
        }
        ByteBuffer frame = ByteBuffer.allocate(HEAD + length);
        frame.position(HEAD);
        for (Record each : records) {
            frame.putLong(each.number())
                    .put((byte) each.shelf())
                    .putInt(each.bytes().length)
                    .put(each.bytes());
        }
        frame.putInt(0, MARK).putInt(4, length);
        frame.putInt(8, sum(frame.array(), HEAD, length));
        frame.putInt(12, sum(frame.array(), 0, HEAD - 4));
        return frame.array();
    }

    /** Reads what can be read; says whether all could, but for a last frame that was never finished. */
    static boolean read(byte[] segment, Visitor visitor) {
        ByteBuffer bytes = ByteBuffer.wrap(segment);
        boolean isWhole = true;
        int at = 0;
        while (segment.length - at >= HEAD) {
            if (!isHead(segment, at)) {
                isWhole = false;
                at = nextHead(segment, at + 1);
                continue;
            }
            int length = bytes.getInt(at + 4);
            if (length > segment.length - at - HEAD) {
                break;
            }
            if (sum(segment, at + HEAD, length) == bytes.getInt(at + 8)) {
                visit(bytes, at + HEAD, length, visitor);
            } else {
                isWhole = false;
            }
            at += HEAD + length;
        }
        return isWhole;
    }

    private static void visit(ByteBuffer bytes, int from, int length, Visitor visitor) {
        int at = from;
        while (at < from + length) {
            int recordLength = bytes.getInt(at + 9);
            visitor.record(bytes.getLong(at), bytes.get(at + 8), at, recordLength);
            at += RECORD_HEAD + recordLength;
        }
    }

    private static boolean isHead(byte[] segment, int at) {
        ByteBuffer head = ByteBuffer.wrap(segment, at, HEAD);
        return head.getInt() == MARK && head.getInt() >= 0 && sum(segment, at, HEAD - 4) == head.getInt(at + 12);
    }

    private static int nextHead(byte[] segment, int from) {
        int at = from;
        while (segment.length - at >= HEAD && !isHead(segment, at)) {
            at++;
        }
        return at;
    }

    private static int sum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
