package io.dynamoshadow.outbox;

import io.dynamoshadow.store.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Entries as bytes. The first byte is the format's number, so that a later release can read what an earlier one left; then comes the
 * sum of the rest.
 */
final class EntryBytes {
    private static final int FORMAT = 1;
    /** The bytes before the entry's own. */
    private static final int HEAD = 5;

    private EntryBytes() {}

    static byte[] of(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(FORMAT);
            out.writeInt(0);
            write(out, entry);
        } catch (IOException impossible) {
            throw new IllegalArgumentException(impossible);
        }
        byte[] written = bytes.toByteArray();
        ByteBuffer.wrap(written).putInt(1, sum(written));
        return written;
    }

    /** The file itself does not see that bytes in it have changed, and what is written to DynamoDB must be what was handed over. */
    private static int sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, HEAD, bytes.length - HEAD);
        return (int) sum.getValue();
    }

    /** By their numbers; null for those that are to be removed. */
    static Map<Long, byte @Nullable []> ofAll(Map<Long, @Nullable Entry> entries) {
        Map<Long, byte @Nullable []> bytes = new LinkedHashMap<>();
        entries.forEach((number, entry) -> bytes.put(number, entry == null ? null : of(entry)));
        return bytes;
    }

    private static void write(DataOutputStream out, Entry entry) throws IOException {
        Origin origin = entry.origin();
        AttributeBytes.text(out, entry.kind().name());
        AttributeBytes.text(out, origin.dao());
        AttributeBytes.text(out, origin.method());
        optional(out, origin.context());
        out.writeBoolean(origin.isDecided());
        out.writeLong(origin.since());
        AttributeBytes.map(out, entry.key());
        List<AttributeValue> arguments = entry.arguments();
        out.writeBoolean(arguments != null);
        if (arguments != null) {
            AttributeBytes.list(out, arguments);
        }
        Map<String, AttributeValue> item = entry.item();
        out.writeBoolean(item != null);
        if (item != null) {
            AttributeBytes.map(out, item);
        }
        Version version = entry.version();
        optional(out, version == null ? null : version.toString());
        out.writeInt(entry.attempts());
        optional(out, entry.reason());
    }

    private static void optional(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            AttributeBytes.text(out, text);
        }
    }

    /** @throws IllegalArgumentException where they are no entry of a format that is known */
    static Entry read(byte[] bytes) {
        try {
            if (bytes.length < HEAD || bytes[0] != FORMAT) {
                throw new IOException("it is of a later release");
            }
            if (ByteBuffer.wrap(bytes).getInt(1) != sum(bytes)) {
                throw new IOException("it is damaged");
            }
            return read(new DataInputStream(new ByteArrayInputStream(bytes, HEAD, bytes.length - HEAD)));
        } catch (IOException | IllegalArgumentException damaged) {
            throw new IllegalArgumentException("an entry of the outbox cannot be read: " + damaged, damaged);
        }
    }

    /** One that cannot be read is an entry all the same, of nobody's. */
    static Entry readOrUnknown(byte[] bytes) {
        try {
            return read(bytes);
        } catch (IllegalArgumentException unreadable) {
            return Entry.unknown(new Origin("", "", null, true, 0)).because(String.valueOf(unreadable.getMessage()));
        }
    }

    private static Entry read(DataInputStream in) throws IOException {
        Entry.Kind kind = Entry.Kind.valueOf(AttributeBytes.text(in));
        Origin origin = new Origin(
                AttributeBytes.text(in), AttributeBytes.text(in), optional(in), in.readBoolean(), in.readLong());
        Map<String, AttributeValue> key = AttributeBytes.map(in);
        List<AttributeValue> arguments = in.readBoolean() ? AttributeBytes.list(in) : null;
        Map<String, AttributeValue> item = in.readBoolean() ? AttributeBytes.map(in) : null;
        String version = optional(in);
        return new Entry(
                origin,
                kind,
                key,
                arguments,
                item,
                version == null
                        ? null
                        : Version.of(Collections.singletonMap(Version.ATTRIBUTE, AttributeValue.fromN(version))),
                in.readInt(),
                optional(in));
    }

    private static @Nullable String optional(DataInputStream in) throws IOException {
        return in.readBoolean() ? AttributeBytes.text(in) : null;
    }
}
