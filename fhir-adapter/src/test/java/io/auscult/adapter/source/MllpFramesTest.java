package io.auscult.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MllpFramesTest {
    private static List<String> read(String bytes, int mostBytes) throws IOException {
        MllpFrames frames = new MllpFrames(
                new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)),
                new ByteArrayOutputStream(),
                mostBytes);
        List<String> messages = new ArrayList<>();
        for (byte[] message = frames.next(); message != null; message = frames.next()) {
            messages.add(new String(message, StandardCharsets.ISO_8859_1));
        }
        return messages;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u000bMSH|1\u001c\r\u000bMSH|2\u001c\r",
                "\r\n\u000bMSH|1\u001c\r\n \u000bMSH|2\u001c\r",
                "\u000b\u000bMSH|1\u001c\u000bMSH|2\u001c",
                "\u000bMSH|1\u001c\r\u000bMSH|2\u001c\r\u000bMSH|broken off"
            })
    void readsMessagesOneByOne(String bytes) throws IOException {
        assertThat(read(bytes, 100)).containsExactly("MSH|1", "MSH|2");
    }

    @Test
    void refusesAMessageWithoutEnd() {
        assertThatThrownBy(() -> read("\u000b" + "x".repeat(11), 10)).isInstanceOf(IOException.class);
    }

    @Test
    void framesTheAnswer() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MllpFrames(new ByteArrayInputStream(new byte[0]), out, 10).send("ACK".getBytes(StandardCharsets.US_ASCII));
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("\u000bACK\u001c\r");
    }
}
