package io.dynamoshadow.outbox;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values as bytes: a letter for the kind, and what belongs to it. What is read is equal to what was written. */
final class AttributeBytes {
    private static final int MOST_BYTES = 16 << 20;

    private AttributeBytes() {}

    static void write(DataOutput out, AttributeValue value) throws IOException {
        switch (value.type()) {
            case S:
                out.writeByte('S');
                text(out, value.s());
                break;
            case N:
                out.writeByte('N');
                text(out, value.n());
                break;
            case B:
                out.writeByte('B');
                bytes(out, value.b().asByteArrayUnsafe());
                break;
            case BOOL:
                out.writeByte(value.bool() ? 'T' : 'F');
                break;
            case NUL:
                out.writeByte('0');
                break;
            case L:
                out.writeByte('L');
                list(out, value.l());
                break;
            case M:
                out.writeByte('M');
                map(out, value.m());
                break;
            case SS:
                out.writeByte('s');
                texts(out, value.ss());
                break;
            case NS:
                out.writeByte('n');
                texts(out, value.ns());
                break;
            case BS:
                out.writeByte('b');
                out.writeInt(value.bs().size());
                for (SdkBytes each : value.bs()) {
                    bytes(out, each.asByteArrayUnsafe());
                }
                break;
            default:
                throw new IOException("an attribute value of a kind that is not known: " + value.type());
        }
    }

    static AttributeValue read(DataInput in) throws IOException {
        int kind = in.readByte();
        switch (kind) {
            case 'S':
                return AttributeValue.fromS(text(in));
            case 'N':
                return AttributeValue.fromN(text(in));
            case 'B':
                return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes(in)));
            case 'T':
                return AttributeValue.fromBool(true);
            case 'F':
                return AttributeValue.fromBool(false);
            case '0':
                return AttributeValue.fromNul(true);
            case 'L':
                return AttributeValue.fromL(list(in));
            case 'M':
                return AttributeValue.fromM(map(in));
            case 's':
                return AttributeValue.fromSs(texts(in));
            case 'n':
                return AttributeValue.fromNs(texts(in));
            case 'b':
                List<SdkBytes> all = new ArrayList<>();
                for (int left = size(in); left > 0; left--) {
                    all.add(SdkBytes.fromByteArrayUnsafe(bytes(in)));
                }
                return AttributeValue.fromBs(all);
            default:
                throw new IOException("an attribute value of a kind that is not known: " + kind);
        }
    }

    static void map(DataOutput out, Map<String, AttributeValue> map) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<String, AttributeValue> entry : map.entrySet()) {
            text(out, entry.getKey());
            write(out, entry.getValue());
        }
    }

    static Map<String, AttributeValue> map(DataInput in) throws IOException {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        for (int left = size(in); left > 0; left--) {
            map.put(text(in), read(in));
        }
        return map;
    }

    static void list(DataOutput out, List<AttributeValue> list) throws IOException {
        out.writeInt(list.size());
        for (AttributeValue each : list) {
            write(out, each);
        }
    }

    static List<AttributeValue> list(DataInput in) throws IOException {
        List<AttributeValue> list = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            list.add(read(in));
        }
        return list;
    }

    private static void texts(DataOutput out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String each : texts) {
            text(out, each);
        }
    }

    private static List<String> texts(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = size(in); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    static void text(DataOutput out, @Nullable String text) throws IOException {
        bytes(out, (text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
    }

    static String text(DataInput in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static void bytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInput in) throws IOException {
        byte[] bytes = new byte[size(in)];
        in.readFully(bytes);
        return bytes;
    }

    /** So that bytes that are none of ours do not cost the memory that they seem to ask for. */
    private static int size(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST_BYTES) {
            throw new IOException("a size of " + size + " bytes cannot be");
        }
        return size;
    }
}
