package io.dynamoshadow.agent.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

final class ZipBytesTest {
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(file);

    private void deflated(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private void stored(String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private byte[] closed() throws IOException {
        zip.close();
        return file.toByteArray();
    }

    private static byte[] content(ZipBytes of, String name) throws IOException {
        ByteBuffer content = of.content(name);
        assertThat(content).as(name).isNotNull();
        return ClassPath.bytes(content);
    }

    @Test
    void reads_what_is_stored_and_what_is_deflated() throws IOException {
        byte[] large = new byte[100_000];
        Arrays.fill(large, (byte) 7);
        deflated("a/ü.txt", large);
        stored("b", "stored".getBytes(UTF_8));
        deflated("empty", new byte[0]);
        stored("nothing", new byte[0]);

        ZipBytes read = new ZipBytes(ByteBuffer.wrap(closed()));

        assertThat(read.names()).containsExactly("a/ü.txt", "b", "empty", "nothing");
        assertThat(content(read, "a/ü.txt")).isEqualTo(large);
        assertThat(content(read, "b")).isEqualTo("stored".getBytes(UTF_8));
        assertThat(content(read, "empty")).isEmpty();
        assertThat(content(read, "nothing")).isEmpty();
        assertThat(read.content("c")).isNull();
    }

    @Test
    void reads_a_zip_file_in_a_zip_file() throws IOException {
        ZipBytesTest inner = new ZipBytesTest();
        inner.deflated("x", "inside".getBytes(UTF_8));
        byte[] library = inner.closed();
        stored("stored.jar", library);
        deflated("deflated.jar", library);

        ZipBytes outer = new ZipBytes(ByteBuffer.wrap(closed()));

        for (String name : outer.names()) {
            assertThat(content(new ZipBytes(ByteBuffer.wrap(content(outer, name))), "x"))
                    .isEqualTo("inside".getBytes(UTF_8));
        }
    }

    @Test
    void passes_over_a_script_before_it_and_a_comment_after_it() throws IOException {
        deflated("x", "inside".getBytes(UTF_8));
        zip.setComment("a comment");
        byte[] jar = closed();
        byte[] script = "#!/bin/bash\nexec java -jar $0\n".getBytes(UTF_8);
        ByteBuffer both = ByteBuffer.allocate(script.length + jar.length);
        both.put(script).put(jar).flip();

        assertThat(content(new ZipBytes(both), "x")).isEqualTo("inside".getBytes(UTF_8));
    }

    @Test
    void reads_more_entries_than_sixteen_bits_can_count() throws IOException {
        for (int i = 0; i < 70_000; i++) {
            stored("e" + i, new byte[0]);
        }

        assertThat(new ZipBytes(ByteBuffer.wrap(closed())).names()).hasSize(70_000);
    }

    @Test
    void says_what_is_no_zip_file() throws IOException {
        deflated("x", "inside".getBytes(UTF_8));
        byte[] jar = closed();

        assertThatThrownBy(() -> new ZipBytes(ByteBuffer.allocate(0))).hasMessage("it is no zip file");
        assertThatThrownBy(() -> new ZipBytes(ByteBuffer.wrap("no zip file at all, whatever".getBytes(UTF_8))))
                .hasMessage("it is no zip file");
        byte[] cut = Arrays.copyOfRange(jar, 40, jar.length);
        assertThatThrownBy(() -> content(new ZipBytes(ByteBuffer.wrap(cut)), "x"))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("damaged");
    }
}
