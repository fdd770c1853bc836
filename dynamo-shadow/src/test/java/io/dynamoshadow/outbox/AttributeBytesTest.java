package io.dynamoshadow.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class AttributeBytesTest {
    @Property(tries = 500)
    void what_is_read_is_what_was_written(@ForAll("values") AttributeValue value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AttributeBytes.write(new DataOutputStream(bytes), value);

        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(AttributeBytes.read(in)).isEqualTo(value);
        assertThat(in.available()).isZero();
    }

    @Provide
    Arbitrary<AttributeValue> values() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(20);
        Arbitrary<String> numbers = Arbitraries.bigDecimals().map(Object::toString);
        Arbitrary<SdkBytes> bytes =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(SdkBytes::fromByteArray);
        Arbitrary<AttributeValue> leaves = Arbitraries.oneOf(
                texts.map(AttributeValue::fromS),
                numbers.map(AttributeValue::fromN),
                bytes.map(AttributeValue::fromB),
                Arbitraries.of(true, false).map(AttributeValue::fromBool),
                Arbitraries.just(AttributeValue.fromNul(true)),
                texts.set().ofMinSize(1).ofMaxSize(4).map(set -> AttributeValue.fromSs(List.copyOf(set))),
                numbers.set().ofMinSize(1).ofMaxSize(4).map(set -> AttributeValue.fromNs(List.copyOf(set))),
                bytes.set().ofMinSize(1).ofMaxSize(4).map(set -> AttributeValue.fromBs(List.copyOf(set))));
        return nested(nested(nested(leaves)));
    }

    private static Arbitrary<AttributeValue> nested(Arbitrary<AttributeValue> inner) {
        return Arbitraries.oneOf(
                inner,
                inner.list().ofMaxSize(3).map(AttributeValue::fromL),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), inner)
                        .ofMaxSize(3)
                        .map(AttributeValue::fromM));
    }

    @Test
    void bytes_that_are_none_of_ours_are_refused_without_the_memory_that_they_ask_for() {
        byte[] huge = {'S', 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        assertThatThrownBy(() -> AttributeBytes.read(new DataInputStream(new ByteArrayInputStream(huge))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be");
        assertThat(EntryBytes.readOrUnknown(new byte[] {9}).reason()).contains("later release");
    }
}
